"""The pages of a merge: proposed beside each other, confirmed by another, taken apart."""

import re

import pytest
from django.test import Client

from naungan.accounts.enums import Role
from naungan.protection.workers import actions, reports
from naungan.protection.workers.enums import MergeState
from naungan.protection.workers.models import Merge, Worker
from tests.accounts.factories import user
from tests.workers.factories import NOW, worker
from tests.workers.test_merge import WHY, two_known

pytestmark = pytest.mark.django_db


def enter(role=Role.PROGRAMME_OFFICER, area="52") -> Client:
    client = Client()
    client.force_login(user(role, area))
    return client


def test_from_the_worker_to_the_merge_and_back():
    keep, absorb = two_known()
    first, second = enter(), enter(Role.PROGRAMME_APPROVER)
    assert "Gabungkan dengan pekerja lain" in first.get(f"/meja/pekerja/{keep.number}/").text
    page = first.get(f"/meja/pekerja/{keep.number}/gabungkan/?dengan={absorb.number.lower().replace('-', '')}").text
    assert "Dibayar dua kali" in page
    assert "beda" in page
    assert not re.search(r"\d{16}", page)
    sent = first.post(
        f"/meja/pekerja/{keep.number}/gabungkan/", {"dengan": absorb.number, "ambil": ["occupation"], "reason": WHY}
    )
    merge = Merge.objects.get()
    assert sent.url == merge.path
    assert "Anda yang mengusulkan" in first.get(merge.path).text
    assert first.post(merge.path + "sahkan/").status_code == 403
    assert "Sahkan penggabungan" in second.get(merge.path).text
    second.post(merge.path + "sahkan/")
    assert "1 kepesertaan dibayar dua kali" in second.get(merge.path).text
    assert "Dibayar dua kali" in first.get(f"/meja/pekerja/{keep.number}/").text
    followed = first.get(f"/meja/pekerja/{absorb.number}/")
    assert followed.url == f"/meja/pekerja/{keep.number}/"
    assert merge.number in first.get("/meja/pekerja/gabung/?keadaan=merged").text
    second.post(merge.path + "pisahkan/", {"reason": "ternyata ipar"})
    merge.refresh_from_db()
    assert merge.state == MergeState.UNMERGED
    assert Worker.objects.standing().count() == 3


def test_a_wrong_number_is_told_beside_the_field():
    keep = worker()
    client = enter()
    for wrong in ("7K3M", keep.number, "ZZZZ-ZZZZ"):
        page = client.get(f"/meja/pekerja/{keep.number}/gabungkan/?dengan={wrong}")
        assert page.status_code == 422
        assert 'id="dengan-err"' in page.text
    short = client.post(
        f"/meja/pekerja/{keep.number}/gabungkan/", {"dengan": worker("Lain").number, "reason": "sama", "ambil": []}
    )
    assert short.status_code == 422
    assert ">sama</textarea>" in short.text


def test_somebody_of_another_area_is_not_found():
    keep, far = worker(), worker("Jauh", village="52.71.01.1001")
    page = enter(area="52.03").get(f"/meja/pekerja/{keep.number}/gabungkan/?dengan={far.number}")
    assert page.status_code == 422
    assert "Jauh" not in page.text
    merge = actions.propose_merge(keep, far, by=user(Role.PROGRAMME_OFFICER, "52"), reason=WHY, now=NOW)
    assert enter(area="52.03").get(merge.path).status_code == 404
    assert merge.number not in enter(area="52.03").get("/meja/pekerja/gabung/").text


def test_what_was_decided_is_shown_and_withdrawn_with_a_reason():
    keep, other = worker("Siti", "5203075106800003"), worker("Siti B", "5203075106800011")
    pair = actions.remember_apart(
        *(reports.all_keys(one)[0] for one in (keep, other)), by=user(Role.PROGRAMME_OFFICER, "52"), reason="kembar",
        now=NOW,
    )  # fmt: skip
    client = enter()
    page = client.get(f"/meja/pekerja/{keep.number}/").text
    assert f"bukan <b>{other.number}</b>" in page
    client.post(f"/meja/pekerja/{keep.number}/putusan/{pair.pk}/cabut/", {"reason": "x"})
    pair.refresh_from_db()
    assert pair.revoked_at is None
    client.post(f"/meja/pekerja/{keep.number}/putusan/{pair.pk}/cabut/", {"reason": "KTP diperiksa ulang"})
    pair.refresh_from_db()
    assert pair.revoked_at
    third = worker("Orang Lain")
    assert client.post(f"/meja/pekerja/{third.number}/putusan/{pair.pk}/cabut/", {"reason": WHY}).status_code == 404
