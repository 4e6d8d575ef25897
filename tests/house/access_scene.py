"""Data that could leak: one of everything in Lombok Timur (52.03), seen by its own people and by those of Mataram.

A room with addresses adds one function here: it makes its thing, says under which arguments its address shows it,
and marks it with a word that nobody of another area may read.
"""

from datetime import timedelta

from django.utils import timezone

from naungan.cases import actions as spine
from naungan.cases.actions import keeping
from naungan.cases.models import Case
from naungan.ppid.actions import receiving
from naungan.protection.rosters.models import Question
from naungan.protection.workers import actions as registry
from naungan.protection.workers import reports
from tests.accounts import factories as accounts
from tests.cases import factories as cases
from tests.figures.factories import figure
from tests.house.access import Scene
from tests.library import factories as shelves
from tests.ppid import factories as ppid_cases
from tests.ppid import list_factories as rows
from tests.ppid import redaction_factories as redaction
from tests.rosters import factories as rosters
from tests.workers import factories as workers

OWN, OTHER = "52.03", "52.71"
VILLAGE = "52.03.07.2004"


def people(scene: Scene) -> None:
    person = accounts.user(name="Penanda Orang", email="penanda.orang@contoh.id")
    grant = accounts.grant(person, "village_officer", VILLAGE)
    scene.objects["person"] = {"pk": person.pk}
    scene.objects["grant"] = {"pk": person.pk, "grant_pk": grant.pk}
    now = timezone.now()
    invited = accounts.invitation(
        accounts.user("administrator", OWN),
        name="Penanda Undangan",
        area=OWN,
        invited_at=now,
        expires_at=now + timedelta(days=7),
    )
    scene.objects["invitation"] = {"pk": invited.pk}
    scene.marks += ["Penanda Orang", "penanda.orang", "Penanda Undangan"]


def figures(scene: Scene) -> None:
    figure(OWN, 13579)
    scene.marks += ["13.579", "13579"]


def protection(scene: Scene) -> None:
    stage = rosters.Scene(area=OWN, code="penanda-program", region_id=OWN)
    roster = stage.committed([rosters.person(1) | {"Nama": "Penanda Pekerja"}], name="penanda-berkas.csv")
    scene.objects["roster"] = {"number": roster.number}
    scene.objects["row"] = {"number": roster.number, "pk": roster.rows.get().pk}
    problem = roster.problems.create(row=roster.rows.get(), code="nik_length", column="nik", severity="error",
                                     message="uji", proposed="1")  # fmt: skip
    scene.objects["row_problem"] = {"number": roster.number, "pk": problem.pk}
    scene.objects["proposals"] = {"number": roster.number, "code": "nik_length", "column": "nik"}
    scene.objects["programme"] = {"code": stage.programme.code}
    scene.objects["worker"] = {"number": roster.rows.get().worker.number}
    reviewed(scene, stage, roster)
    scene.marks += ["Penanda Pekerja", "penanda-berkas", "penanda-program", roster.rows.get().worker.number]


def reviewed(scene: Scene, stage: rosters.Scene, roster) -> None:
    """A question about a row, a proposed merge, and what somebody decided about the same worker."""
    waiting = stage.judged([rosters.person(2) | {"Nama": "Penanda Ditinjau"}], name="penanda-tinjau.csv").rows.get()
    known, now = roster.rows.get().worker, timezone.now()
    question = Question.objects.create(roster=waiting.roster, row=waiting, kind="registry", weight=9)
    question.candidates.create(worker=known, weight=9, probability=0.9, band="review")
    officer = accounts.user("programme_officer", OWN)
    twice = workers.worker("Penanda Ganda", village=VILLAGE)
    merge = registry.propose_merge(known, twice, by=officer, reason="KTP keduanya sama", now=now)
    third = workers.worker("Penanda Ketiga", village=VILLAGE)
    pair = registry.remember_apart(
        *(reports.all_keys(person)[0] for person in (known, third)), by=officer, reason="kembar", now=now
    )
    scene.objects["question"] = {"pk": question.pk}
    scene.objects["merge"] = {"pk": merge.pk}
    scene.objects["known_pair"] = {"number": known.number, "pk": pair.pk}
    scene.marks += ["Penanda Ditinjau", "penanda-tinjau", "Penanda Ganda", twice.number, third.number]


def library(scene: Scene) -> None:
    """A published document and procedure with a version that waits: public, and the same for every area."""
    found = shelves.published(title="Renja Contoh 2025")
    shelves.waiting_version(found)
    scene.objects["document"] = {"pk": found.pk, "code": found.set.code, "slug": found.slug, "number": 2, "name": "x"}
    written = shelves.published_procedure(with_file=True)
    scene.objects["procedure"] = {"pk": written.pk, "slug": written.slug, "number": 1}


def perkara(scene: Scene) -> None:
    """A case of the regency with a file, and a ready text that is the same for every area."""
    case, now = cases.opened(area=OWN, title="Penanda Perkara").case, timezone.now()
    file = spine.attach(
        case, b"Penanda Lampiran", name="penanda-lampiran.pdf", kind="pdf", label="Penanda Lampiran", role="answer",
        by=None, now=now,
    )  # fmt: skip
    text = keeping.write_template(
        None, kind="", title="Teks contoh", text="Yth. {nama}", is_active=True,
        by=accounts.user("ppid_officer", OWN), now=now,
    )  # fmt: skip
    scene.objects["case"] = {"pk": case.pk, "file_pk": file.pk}
    scene.objects["ready_text"] = {"pk": text.pk}
    scene.marks += ["Penanda Perkara", "Penanda Lampiran", "penanda-lampiran", case.number]


def information_lists(scene: Scene) -> None:
    """A row, an exemption, a signed report, and an answered request whose applicant only PPID's own people may read."""
    scene.objects["listed"] = {"pk": (row := rows.row()).pk, "number": row.number}
    exempt = rows.approved()
    scene.objects["exemption"] = {"number": exempt.listed.number}
    scene.objects["exemption_test"] = {"pk": exempt.pk, "step": "temukan"}
    scene.objects["answered"] = {"case": rows.answered().case_id}
    scene.objects["ppid_report"] = {"year": rows.signed().year}


def ppid(scene: Scene) -> None:
    """A request with a proof of identity, refused, objected to and brought before the commission."""
    dispute = ppid_cases.disputed()
    asked_for = dispute.objection.request
    receiving.keep_papers(asked_for.case, [ppid_cases.proof()], by=None, now=timezone.now())
    scene.objects["ppid_dispute"] = {"pk": dispute.case_id}
    scene.objects["ppid_verb"] = {"pk": asked_for.case_id, "name": "tutup"}
    copy = redaction.copied()
    draft = copy.case.redaction_drafts.get()
    scene.objects["redaction"] = {"pk": copy.case_id, "draft_pk": draft.pk, "page": 1, "copy_pk": copy.pk}
    scene.marks += ["Penanda naskah", redaction.HIDDEN]
    scene.marks += ["Penanda Pemohon", "Penanda kasus", "Penanda permintaan", "penanda identitas", ppid_cases.NIK]


ROOMS = [people, figures, protection, library, perkara, information_lists, ppid]


def build() -> Scene:
    scene = Scene()
    for room in ROOMS:
        room(scene)
    Case.objects.update(area=OWN)  # by itself a case lies at the province, beyond every regency
    return scene
