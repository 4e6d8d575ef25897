"""What shall stay hidden of requests, objections, disputes and lists is looked for everywhere.

The places come from the house itself: every route, every link and site map, every table and column, every file. A new
address or model is searched without anybody adding it here.
"""

import io
import logging
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.apps import apps
from django.contrib.auth.decorators import login_not_required
from django.core import mail
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import path
from django.utils import timezone

from naungan.accounts.enums import Role
from naungan.cases import actions as cases
from naungan.cases.models import Case
from naungan.config import urls
from naungan.kit.sealed import SealedField
from naungan.notices.actions import send_waiting
from naungan.notices.models import Notice
from naungan.portal.actions import copying
from naungan.ppid.actions import answering, disputes, lists, objections, redacting, testing, yearly
from naungan.ppid.actions.receiving import Paper, keep_papers
from naungan.ppid.enums import MAY_SEE_LISTS, DisputeState, ExamStep, ObjectionState
from naungan.ppid.models import Dispute, InfoRequest, Objection
from naungan.ppid.views.verbs import VERBS
from naungan.search.actions import rebuild
from tests.accounts import factories as accounts
from tests.house.test_access import House
from tests.kit.hostile import picture
from tests.letters.test_typesetting import made as letter_made
from tests.ppid import factories as make
from tests.ppid import hidden
from tests.ppid import list_factories as rows
from tests.ppid.hidden import Marks

pytestmark = pytest.mark.django_db(transaction=True)
FORM, OBJECT = "/layanan/permohonan-informasi/isi/", "/layanan/keberatan/isi/"
ELSEWHERE = {"ppid.RedactedCopy.reason"}  # needs a real page blacked out: the tests of redaction have it
NIK, PHONE, EMAIL = "5203145603785577", "0819 7755 3311", "zqsurelqz@contoh.id"


class Planted:
    """One of everything, each of its words a mark, made the way people make it."""

    def __init__(self) -> None:
        self.marks, self.now, self.browser = Marks(), timezone.now(), Client()
        self.officer, self.superior = make.officer(), make.superior()
        for one in (rows.NAME, rows.NIK, rows.PHONE, rows.EMAIL, rows.ADDRESS, rows.ASKED, rows.PURPOSE):
            self.marks.exactly(one, "applicant of last year")
        self.request()
        self.way_of_the_request()
        self.objection_and_dispute()
        self.draft()
        self.of_the_office()

    def fill(self, **changes: str) -> None:
        seal = self.marks.seal
        who = {
            "langkah": "3", "applicant_kind": "proxy", "name": seal("name"), "represented": seal("represented"),
            "id_number": NIK, "address": seal("address"), "occupation": seal("occupation"), "phone": PHONE,
            "email": EMAIL, "identity": hidden.photo(f"{seal('upload')}.png", picture()),
            "proxy": hidden.photo(f"{seal('proxy upload')}.png", picture()),
        }  # fmt: skip
        wish = {"langkah": "2", "purpose": seal("purpose"), "obtain": "soft_copy", "receive": "email"}
        for step in ({"langkah": "1", "asked": seal("asked")}, wish, {**who, **changes}, {"langkah": "4"}):
            answer = self.browser.post(FORM, step)
            assert answer.status_code == 302, answer.context["form"].errors

    def request(self) -> None:
        for value in (NIK, PHONE, EMAIL):
            self.marks.exactly(value, "applicant")
        self.fill()
        answer = self.browser.post(FORM, {"aksi": "kirim"}, follow=True)
        self.asked_for = InfoRequest.objects.get(case__number=answer.context["case"].number)
        self.secret = self.marks.exactly(answer.context["secret"], "secret")

    def way_of_the_request(self) -> None:
        seal, by, now, request = self.marks.seal, {"by": self.officer, "now": self.now}, self.now, self.asked_for
        self.now = now = timezone.now()
        by["now"] = now
        request = answering.ask_to_complete(request, missing=seal("missing"), **by)
        paper = Paper("identity", b"%PDF-1.4 " + seal("content").encode(), f"{seal('paper')}.pdf", "pdf")
        request = answering.complete(request, text=seal("completed"), by=None, now=now, papers=[paper])
        request = answering.extend(request, reason=seal("extended"), **by)
        cases.note(request.case, seal("inner note"), **by)
        cases.note(request.case, seal("public note"), is_public=True, **by)
        cases.say(request.case, seal("message"), now=now)
        whole = redacting.Readable(seal("whole").encode(), [[210, 297]])
        redacting.begin(request.case, whole, name=f"{seal('paper to blacken')}.pdf", **by)
        self.asked_for = answering.answer(request, make.refused(text=seal("answer")), **by)
        keep_papers(self.asked_for.case, [paper], by=None, now=now)

    def objection_and_dispute(self) -> None:
        seal, by = self.marks.seal, {"by": self.officer, "now": timezone.now()}
        which = {"langkah": "1", "number": self.asked_for.case.number, "secret": self.secret}
        why = {
            "langkah": "2", "grounds": ["a"], "reasons": seal("reasons"), "purpose": seal("second purpose"),
            "proxy_name": seal("proxy name"), "proxy_address": seal("proxy address"),
        }  # fmt: skip
        for step in (which, why):
            assert self.browser.post(OBJECT, step).status_code == 302
        answer = self.browser.post(OBJECT, {"aksi": "kirim"}, follow=True)
        self.marks.exactly(answer.context["secret"], "secret of the objection")
        objection = Objection.objects.get()
        by["now"] = timezone.now()
        objection = objections.decide(
            objection, ObjectionState.REJECTED, text=seal("decided"), by=self.superior, now=by["now"]
        )
        dispute = disputes.file(
            objection, filed_on=timezone.localdate(), commission_number="001/KI/2026", channel="letter",
            received_at=by["now"], **by,
        )  # fmt: skip
        dispute = disputes.begin(dispute, DisputeState.ADJUDICATION.value, **by)
        disputes.rule(dispute, ruling="upheld", number="1/2026", on=timezone.localdate(), note=seal("ruling"), **by)

    def draft(self) -> None:
        """Begun and not sent."""
        self.browser = Client()
        self.fill()

    def of_the_office(self) -> None:
        keep, by = self.marks.keep, {"by": self.officer, "now": rows.NOW}
        rows.row(published=False, summary=keep("draft row"))
        test = testing.begin(title=keep("open test"), unit=rows.unit("pengawasan"), occasion="before", **by)
        for step, told in rows.FINDINGS.items():
            told = {name: keep(name) if isinstance(value, str) else value for name, value in told.items()}
            test = testing.take_step(test, step, **by, **told)
        yearly.write(yearly.begin(2024, **by), **by, policy=keep("policy"), budget=keep("budget"))
        given = rows.answered()
        lists.publish_answer(
            given.case, title="Jumlah pengawas", text="Tiga puluh orang.", unit=rows.unit(), kind="Jawaban",
            address="", review_on=date(2027, 1, 1), **by,
        )  # fmt: skip
        rows.row()
        rows.signed()
        rebuild()


@pytest.fixture
def planted(caplog) -> Planted:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("django.db.backends").setLevel("INFO")  # it says what it is asked, in these tests only
    return Planted()


def keys(*rooms: str) -> set[int]:
    """Every key of these rooms' rows."""
    models = [model for room in rooms for model in apps.get_app_config(room).get_models()]
    return {pk for model in models for pk in model.objects.values_list("pk", flat=True) if isinstance(pk, int)}


def words() -> list[str]:
    return sorted({verb.name for verb in VERBS} | {step.value for step in ExamStep})


def addresses() -> list[str]:
    cases_and_years = [*Case.objects.values_list("pk", flat=True), 2024, 2025]
    return list(hidden.paths(urls.urlpatterns, cases_and_years, keys("cases", "ppid"), words()))


def stranger(*roles: str) -> Any:
    person = accounts.user()
    for role in roles:
        accounts.grant(person, role, "52")
    return person


def test_everything_sealed_was_planted(planted):
    for room in ("cases", "ppid", "notices"):
        for model in apps.get_app_config(room).get_models():
            for one in model._meta.concrete_fields:
                empty = isinstance(one, SealedField) and not model.objects.exclude(**{one.name: None}).exists()
                assert not empty or str(one) in ELSEWHERE, f"{one} is not planted here"
    assert Dispute.objects.exists() and len(planted.marks.sealed) > 35 and len(planted.marks.inner) > 6


def test_no_page_shows_it_to_everybody(planted):
    wrong, answered = hidden.walk(addresses(), planted.marks.all())
    assert not wrong, "\n".join(wrong)
    assert {"ppid/daftar-informasi/daftar.xlsx", "ppid/laporan-tahunan/<int:year>/laporan.pdf", "cari/"} <= answered


def test_no_page_shows_it_to_people_of_other_rooms(planted):
    others = [role for role in Role.values if role not in MAY_SEE_LISTS]
    wrong, answered = hidden.walk(addresses(), planted.marks.all(), person=stranger(*others))
    assert not wrong, "\n".join(wrong)
    assert "meja/" in answered


def test_the_leader_reads_lists_and_reports_and_nothing_of_applicants(planted):
    wrong, answered = hidden.walk(addresses(), planted.marks.sealed, person=stranger(Role.LEADER))
    assert not wrong, "\n".join(wrong)
    assert {"meja/ppid/daftar/", "meja/ppid/laporan/<int:year>/"} <= answered


def test_a_wrong_secret_shows_nothing(planted):
    given = {"number": planted.asked_for.case.number, "secret": "salah-1234-salah-salah"}
    for url in ("/lacak/", "/layanan/permohonan-informasi/lengkapi/", OBJECT):
        answer = Client().post(url, given | {"langkah": "1", "text": "x"})
        assert hidden.found(answer.content, planted.marks.all()) == []


def test_nothing_is_stored_in_clear(planted, tmp_path, caplog):
    sealed = planted.marks.sealed
    assert hidden.stored(sealed) == []
    assert hidden.in_sessions(sealed) == []
    if connection.vendor == "sqlite":
        name = Path(connection.settings_dict["NAME"])
        for file in (name, name.with_name(name.name + "-wal")):
            assert not file.exists() or hidden.found(file.read_bytes(), sealed) == []
    assert hidden.on_disk([tmp_path], sealed) == []
    assert hidden.found(caplog.text, planted.marks.all()) == []


def test_letters_that_leave_hold_none_of_it(planted):
    waiting = Notice.objects.exclude(address=None).count()
    assert waiting >= 4 and send_waiting(now=timezone.now(), limit=1000) >= waiting
    sealed = {mark: what for mark, what in planted.marks.sealed.items() if mark != EMAIL}
    for one in mail.outbox:
        names = [attached[0] for attached in one.attachments]
        assert hidden.found("\n".join([one.subject, one.body, *names]), planted.marks.all()) == []
        for _, content, _ in one.attachments:  # a receipt tells the applicant what they wrote, and never the secret
            assert not [mark for mark in hidden.found(content, sealed) if "secret" in sealed[mark]]
    assert hidden.stored(planted.marks.sealed) == []


def test_the_emergency_copy_holds_none_of_it(planted, tmp_path):
    others = ("/agenda/", "/cakupan/", "/regulasi/")  # large, and of rooms that hold no case
    copying.write(tmp_path / "salinan", now=timezone.now(), leave=lambda path: path.startswith(others))
    assert any((tmp_path / "salinan").rglob("*.html"))
    assert hidden.on_disk([tmp_path / "salinan"], planted.marks.all()) == []


# --- the search is shown houses that leak -----------------------------------------------------------


@pytest.fixture
def one() -> Marks:
    marks = Marks()
    marks.seal("sample")
    return marks


def test_a_mark_is_found_in_text_sheet_archive_and_paper(one):
    (mark,) = one.sealed
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["nama", mark.upper()])
    book.save(out)
    kinds = [mark.upper(), f"&#{ord(mark[0])};{mark[1:]}", f"a%20{mark}", f"{mark}".encode("utf-16-le"), out.getvalue()]
    kinds.append(letter_made(person=mark))
    assert [hidden.found(content, one.sealed) for content in kinds] == [[mark]] * len(kinds)
    assert hidden.found("zqsampel", one.sealed) == []


@pytest.mark.parametrize("place", ["page", "headers"])
def test_a_leaking_view_is_found(settings, one, place):
    (mark,) = one.sealed

    @login_not_required
    def leaky(request, pk):
        name = mark if place == "headers" and pk == 3 else "berkas"
        body = mark.capitalize() if place == "page" and pk == 3 else "kosong"
        return HttpResponse(body, headers={"Content-Disposition": f'attachment; filename="{name}.pdf"'})

    @login_not_required
    def start(request):
        return HttpResponse('<a href="/uji/3/">x</a>')

    doors = [path("uji/<int:pk>/", leaky), path("mulai/", start)]
    settings.ROOT_URLCONF = House(*doors)
    found = f"/uji/3/: {mark} in the {place}"
    assert hidden.walk(hidden.paths(doors, [1, 3], [], []), one.sealed)[0] == [found]
    assert hidden.walk(["/mulai/"], one.sealed)[0] == [found]  # by its link alone


def test_a_leaking_column_session_and_file_are_found(client, one, tmp_path):
    (mark,) = one.sealed
    Notice.objects.create(subject="Kabar", body=f"Dari {mark.capitalize()}", created_at=timezone.now())
    assert hidden.stored(one.sealed) == [f"notices_notice.body: {mark}"]
    session = client.session
    session["x"] = mark
    session.save()
    assert hidden.in_sessions(one.sealed) == [f"session: {mark}"]
    (tmp_path / f"{mark}.pdf").write_bytes(b"x")
    (tmp_path / "y").write_bytes(mark.encode())
    assert sorted(hidden.on_disk([tmp_path], one.sealed)) == [f"y: {mark}", f"{mark}.pdf: {mark} in the name"]
