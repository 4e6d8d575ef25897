"""What people type finds what they mean. The whole suite runs on both databases: the same first results on both."""

import pytest

from naungan.search import reports
from tests.search.corpus import QUESTIONS, TODAY


def first_three(question: str) -> list[str]:
    return [hit.key for hit in reports.search(question, today=TODAY).hits[:3]]


def test_the_first_result_is_the_one_meant(filled):
    wrong = {}
    for question, wanted in QUESTIONS["first"]:
        found = first_three(question)
        if not found or found[0] not in wanted.split(" | "):
            wrong[question] = found
    assert wrong == {}


def test_it_is_among_the_first_three(filled):
    wrong = {}
    for question, wanted in QUESTIONS["in_three"]:
        found = first_three(question)
        if wanted not in found:
            wrong[question] = found
    assert wrong == {}


@pytest.mark.parametrize("question", QUESTIONS["none"])
def test_nonsense_finds_nothing(filled, question):
    assert first_three(question) == []
