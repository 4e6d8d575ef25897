"""Words: every model begins with the official term, the glossary knows it, and no file is called `utils`."""

import re

from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from tests.house.tree import PACKAGE, ROOT, none, sources

NOT_FURNITURE = {"services", "utils", "helpers", "managers", "base", "core", "common", "misc"}
GLOSSARY = ROOT / "docs" / "glossary.md"


def glossary(text: str) -> dict[str, str]:
    """English word of the code → official term, from the rows `| term | Word | …`."""
    rows = re.findall(r"^\| *([^|]+?) *\| *`(\w+)` *\|", text, re.MULTILINE)
    return {word: term for term, word in rows}


def unexplained(all_models, terms: dict[str, str]) -> list[str]:
    """Models the glossary does not know, or whose docstring does not begin with its term."""
    complaints = []
    for model in all_models:
        name, term = model.__name__, terms.get(model.__name__)
        if term is None:
            complaints.append(f"{name}: not in docs/glossary.md")
        elif not (model.__doc__ or "").lower().startswith(term.lower()):
            complaints.append(f"{name}: its docstring does not begin with “{term}”")
    return complaints


def ours() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("naungan.")]


def test_every_model_begins_with_the_official_term():
    none(unexplained(ours(), glossary(GLOSSARY.read_text())))


def test_the_glossary_names_no_model_that_is_gone():
    names = {model.__name__ for model in ours()}
    rows = re.findall(r"^\| *[^|]+ *\| *`(\w+)` *\| *model", GLOSSARY.read_text(), re.MULTILINE)
    none([word for word in rows if word not in names])


@isolate_apps("naungan.kit")
def test_a_model_without_its_term_is_seen():
    class Ship(models.Model):
        """A ship."""

        class Meta:
            app_label = "kit"

        def __str__(self):
            return "ship"

    assert len(unexplained([Ship], {})) == 1
    assert len(unexplained([Ship], {"Ship": "Kapal"})) == 1
    assert unexplained([Ship], {"Ship": "a ship"}) == []


def misnamed(names: list[str]) -> list[str]:
    return [name for name in names if name in NOT_FURNITURE]


def test_no_module_has_a_junk_name():
    none(misnamed([path.stem for path in sources()] + [path.parent.name for path in sources()]))
    assert misnamed(["rules", "utils"]) == ["utils"]


def auto_named(names: list[str]) -> list[str]:
    """Migrations that Django named itself, because nobody said what they are for."""
    return [name for name in names if re.search(r"_auto_\d|_and_more$|^\d+_(alter|remove|add)_\w+_\w+$", name)]


def test_every_migration_says_what_it_is_for():
    none(auto_named([path.stem for path in PACKAGE.rglob("migrations/*.py")]))


def test_an_auto_named_migration_is_seen():
    names = [
        "0001_initial",
        "0002_auto_20260101_1200",
        "0003_user_name_and_more",
        "0004_alter_user_email",
        "0005_areas",
    ]
    assert auto_named(names) == names[1:4]
