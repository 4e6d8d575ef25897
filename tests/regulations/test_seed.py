"""The first shelf: every instrument the house leans on, put there once, never over a person's work."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from naungan.law import citations
from naungan.regulations import actions, seed
from naungan.regulations.enums import Certainty, Gazette, Kind, Verb
from naungan.regulations.models import Instrument, Relation
from naungan.regulations.rules import metadata
from naungan.regulations.rules.status import Link, circle

pytestmark = pytest.mark.django_db
TWELVE = list(Kind)[:12]


def test_every_instrument_the_book_cites_stands_on_the_shelf():
    cited = {found.slug for source in citations.sources() for found in citations.read(source)}
    assert cited - set(Instrument.objects.published().values_list("slug", flat=True)) == set()


def test_every_kind_has_an_instrument():
    kinds = set(Instrument.objects.published().values_list("kind", flat=True))
    assert [kind for kind in Kind if kind not in kinds] == []


def test_every_slug_is_made_by_the_rule_and_stands_once():
    slugs = [row.slug for row in seed.rows()]
    assert len(slugs) == len(set(slugs))
    assert all(row.slug == row.address() for row in Instrument.objects.all())


def test_every_relation_leads_somewhere_and_none_turns_in_a_ring():
    slugs = {row.slug for row in seed.rows()}
    links = [(row.slug, verb, target) for row in seed.rows() for verb, _, target in row.relations]
    assert [link for link in links if link[2] not in slugs] == []
    rows = Relation.objects.values_list("verb", "source_id", "target_id")
    assert circle([Link(*row) for row in rows]) == []
    wrong = []
    for row in Instrument.objects.prefetch_related("relations"):
        try:
            actions.check_relations(row, [relation.link() for relation in row.relations.all()])
        except actions.Refused as refused:
            wrong += refused.reasons
    assert wrong == []


def test_what_a_seed_says_is_said_in_known_words():
    names = {name for _, name, _ in metadata.FIELDS} | {name for name, _ in metadata.EXTRA}
    for row in seed.rows():
        columns = row.columns
        assert columns["kind"] in Kind.values, row.slug
        assert columns["certainty"] in Certainty.values, row.slug
        assert columns.get("gazette", "LN") in Gazette.values, row.slug
        assert set(columns.get("doubts", {})) <= names, row.slug
        assert set(columns.get("doubts", {}).values()) <= set(Certainty.values), row.slug
        assert columns["abstract"] and columns["subjects"] and columns["legal_field"], row.slug


def test_what_revokes_and_amends_is_as_the_fact_sheets_say():
    said = {(row.source.slug, row.verb, row.target.slug) for row in Relation.objects.select_related("source", "target")}
    assert said >= {
        ("pmk-72-2024", Verb.REVOKES, "pmk-215-2021"),
        ("pp-82-2019", Verb.AMENDS, "pp-44-2015"),
        ("pp-49-2023", Verb.AMENDS, "pp-44-2015"),
        ("pp-6-2025", Verb.AMENDS, "pp-37-2021"),
        ("permenaker-1-2025", Verb.AMENDS, "permenaker-5-2021"),
        ("permenaker-5-2021", Verb.REVOKES, "permenaker-44-2015"),
        ("perpres-57-2023", Verb.REVOKES, "keppres-4-1980"),
        ("permenpan-rb-62-2018", Verb.REVOKES, "permenpan-rb-24-2014"),
    }


def test_seeding_again_changes_nothing():
    before = Instrument.objects.count(), Relation.objects.count()
    count = actions.seed(now=timezone.now())
    assert (count.added, count.renewed, count.left) == (0, 0, 0)
    assert (Instrument.objects.count(), Relation.objects.count()) == before


def test_seeding_never_overwrites_what_a_person_changed():
    mine = Instrument.objects.get(slug="pp-44-2015")
    mine.title = "Judul yang dibetulkan petugas"
    mine.save_revision().publish()
    Relation.objects.filter(source=mine).delete()
    other = Instrument.objects.get(slug="uu-13-2003")
    Instrument.objects.filter(pk=other.pk).update(abstract="")
    count = actions.seed(now=timezone.now())
    assert (count.renewed, count.left) == (1, 1)
    mine.refresh_from_db()
    assert mine.title == "Judul yang dibetulkan petugas"
    assert not Relation.objects.filter(source=mine).exists()


def test_the_command_tells_what_it_did(capsys):
    call_command("regulations", "seed")
    assert "0 peraturan ditambah" in capsys.readouterr().out
    call_command("regulations", "text")
    assert "0 berkas dibaca" in capsys.readouterr().out
