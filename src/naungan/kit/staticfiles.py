"""Static files with a hash in their name, ours compressed as well."""

from collections.abc import Iterator

from whitenoise.storage import CompressedManifestStaticFilesStorage

OFFICERS_ONLY = ("wagtail", "rest_framework", "mfa/", "account/")


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Compresses what the public loads and leaves the editor's own files as they are: it takes seconds."""

    def compress_files(self, paths: list[str]) -> Iterator[tuple[str, str]]:
        return super().compress_files([path for path in paths if not path.startswith(OFFICERS_ONLY)])
