import pytest
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from naungan.config.secrets import Keys
from naungan.kit import sealed

A, B = b"a" * 32, b"b" * 32


def keys(**seal) -> Keys:
    return Keys(django_secret="x" * 50, seal=seal, index=b"i" * 32)


@given(st.text())
def test_what_was_sealed_opens(text):
    assert sealed.unseal_text(sealed.seal_text(text, "p"), "p") == text


def test_equal_values_do_not_look_equal():
    assert sealed.seal_text("5203075106800003", "p") != sealed.seal_text("5203075106800003", "p")


def test_a_token_moved_to_another_field_does_not_open():
    with pytest.raises(sealed.CannotOpen):
        sealed.unseal_text(sealed.seal_text("x", "workers.Worker.nik"), "workers.Worker.phone")


@given(st.integers(min_value=0, max_value=10_000), st.integers(min_value=1, max_value=255))
def test_a_changed_token_does_not_open(place, flip):
    token = bytearray(sealed.seal_text("5203075106800003", "p"))
    token[place % len(token)] ^= flip
    if place % len(token) == 0:
        return  # the version byte carries no secret
    with pytest.raises((sealed.CannotOpen, UnicodeDecodeError)):
        sealed.unseal_text(bytes(token), "p")


def test_an_older_key_still_opens_and_the_first_one_seals():
    with override_settings(KEYS=keys(old=A)):
        token = sealed.seal_text("x", "p")
    with override_settings(KEYS=keys(new=B, old=A)):
        assert sealed.unseal_text(token, "p") == "x"
        assert sealed.key_id_of(sealed.seal_text("x", "p")) == "new"
    with override_settings(KEYS=keys(new=B)), pytest.raises(sealed.CannotOpen):
        sealed.unseal_text(token, "p")


def test_the_blind_index_tells_kinds_and_keys_apart():
    with override_settings(KEYS=keys(k=A)):
        one = sealed.blind_index("nik", "5203075106800003")
        assert one == sealed.blind_index("nik", "5203075106800003")
        assert one != sealed.blind_index("kk", "5203075106800003")
    with override_settings(KEYS=Keys(django_secret="x", seal={"k": A}, index=b"j" * 32)):
        assert sealed.blind_index("nik", "5203075106800003") != one


def test_every_sealed_field_is_known_for_rotation():
    labels = {field.purpose for _, field in sealed.sealed_fields()}
    assert {"workers.Worker.nik", "workers.Worker.mother", "workers.Worker.phone", "workers.Origin.changes",
            "rosters.Row.received", "rosters.Row.clean", "rosters.Problem.proposed"} <= labels  # fmt: skip
