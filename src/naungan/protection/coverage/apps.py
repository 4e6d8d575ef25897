from django.apps import AppConfig


class CoverageConfig(AppConfig):
    name = "naungan.protection.coverage"
    label = "coverage"
    verbose_name = "Cakupan"

    def ready(self) -> None:
        from naungan.protection.coverage.actions import catch_up
        from naungan.protection.rosters import registry
        from naungan.protection.workers.registry import after_merge

        registry.after_change(catch_up)
        after_merge(catch_up)
