"""Training and choosing the model that says who is whom. Nothing else trains; both leave a line in the journal."""

from datetime import datetime

from naungan.accounts.models import User
from naungan.journal.actions import record
from naungan.protection.workers.matching import registry
from naungan.protection.workers.matching.model import Model, in_force, keep, put_in_force, versions
from naungan.protection.workers.models import RegistryState

FEWEST = 1_000  # workers: from fewer nothing is learnt


def train(*, sample: int, by: User | None, now: datetime) -> Model:
    """A new model from a sample of the registry, kept but not yet in force. Raises ValueError where it is too small."""
    people = registry.sample(sample)
    if people.height < FEWEST:
        raise ValueError(f"Register berisi {people.height} pekerja; pelatihan butuh sedikitnya {FEWEST}.")
    from naungan.protection.workers.matching.training import retrain  # brings Splink along

    number = 1 + sum(version.startswith(f"{now:%Y%m%d}") for version in versions())
    model = retrain(
        people, in_force(), version=f"{now:%Y%m%d}-{number}", trained_on=f"{people.height} pekerja, {now:%Y-%m-%d}"
    )
    keep(model)
    record("train", _registry(), by=by, now=now, facts={"version": model.version, "rows": people.height})
    return model


def use(version: str, *, by: User | None, now: datetime) -> Model:
    """Put a model in force. Raises ValueError where there is none of that version."""
    before, model = in_force().version, put_in_force(version)
    record("use", _registry(), by=by, now=now, facts={"version": model.version, "before": before})
    return model


def _registry() -> RegistryState:
    return RegistryState.objects.get_or_create(pk=1)[0]
