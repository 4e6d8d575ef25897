"""The same for machines: schema.org, as mappings for the piece `jsonld`."""

from typing import Any

from django.conf import settings

from naungan.kit import uploads
from naungan.library.enums import Group, Licence
from naungan.library.models import Document, DocumentSet, DocumentVersion, Procedure

LICENCES = {
    Licence.CC_BY: "https://creativecommons.org/licenses/by/4.0/",
    Licence.CC0: "https://creativecommons.org/publicdomain/zero/1.0/",
}
TABLES = ("csv", "xlsx", "ods")


def publisher() -> dict[str, str]:
    return {"@type": "GovernmentOrganization", "name": settings.OFFICE_NAME}


def document(found: Document, version: DocumentVersion) -> dict[str, Any]:
    """A table is a Dataset, everything else a DigitalDocument."""
    is_table = version.file.kind in TABLES
    file = {
        "@type": "DataDownload" if is_table else "MediaObject",
        "contentUrl": settings.BASE_URL + version.get_absolute_url(),
        "encodingFormat": uploads.MIMES[version.file.kind].partition(";")[0],
        "contentSize": str(version.file.size),
        "sha256": version.file.sha256,
    }
    return {
        "@context": "https://schema.org",
        "@type": "Dataset" if is_table else "DigitalDocument",
        "name": found.title,
        "description": found.summary,
        "url": settings.BASE_URL + found.get_absolute_url(),
        "inLanguage": found.language,
        "datePublished": f"{found.first_published_at:%Y-%m-%d}",
        "dateModified": f"{found.published_at:%Y-%m-%d}",
        "temporalCoverage": f"{found.period_from:%Y-%m-%d}/{found.period_until:%Y-%m-%d}",
        "version": str(version.number),
        "publisher": publisher(),
        "distribution" if is_table else "encoding": file,
        **({"license": LICENCES[found.licence]} if found.licence in LICENCES else {}),
    }


def shelf(found: DocumentSet) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": found.label,
        "description": found.about,
        "url": settings.BASE_URL + found.get_absolute_url(),
        "isPartOf": {"@type": "CollectionPage", "name": Group(found.group).label},
        "publisher": publisher(),
    }


def procedure(found: Procedure) -> dict[str, Any]:
    version = found.current
    return {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "name": found.title,
        "description": found.summary,
        "url": settings.BASE_URL + found.get_absolute_url(),
        "identifier": found.number,
        "provider": publisher(),
        **({"audience": {"@type": "Audience", "audienceType": version.applicant}} if version else {}),
    }
