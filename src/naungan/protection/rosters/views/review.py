"""The review: all open questions of the officer's area, one question, many at once."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from naungan.accounts.doors import role_required
from naungan.kit.refusal import Refused
from naungan.protection.rosters import actions, rules
from naungan.protection.rosters.enums import Answer, Decider, QuestionKind, QuestionState
from naungan.protection.rosters.models import Question
from naungan.protection.rosters.reports import review as reports

PAGE = 25
MOST_AT_ONCE = 200
DONE = "selesai"
STATES = {"terbuka": QuestionState.OPEN, "kedua": QuestionState.WAITING, DONE: QuestionState.DECIDED}


def _visible(request: HttpRequest):
    return Question.objects.visible_to(request.user)


class Choice:
    """What the officer wants to see: by list, kind, state. No personal data, so it may stand in the address."""

    def __init__(self, data):
        self.roster = data.get("daftar", "")[:20].upper()
        self.kind = data.get("jenis", "") if data.get("jenis") in QuestionKind.values else ""
        self.state = data.get("keadaan", "") if data.get("keadaan") in STATES else ""

    def query(self, **other: str) -> str:
        said = {"daftar": self.roster, "jenis": self.kind, "keadaan": self.state} | other
        kept = {name: value for name, value in said.items() if value}
        return f"?{urlencode(kept)}" if kept else ""

    def of(self, questions, *, state: bool = True):
        if self.roster:
            questions = questions.filter(roster__number=self.roster)
        if self.kind:
            questions = questions.filter(kind=self.kind)
        if not state:
            return questions
        if self.state == DONE:
            return questions.filter(state=QuestionState.DECIDED)
        questions = questions.unanswered()
        return questions.filter(state=STATES[self.state]) if self.state else questions


@role_required(*rules.MAY_SEE_REVIEW)
@require_GET
def questions(request: HttpRequest) -> HttpResponse:
    """Everything that waits for a decision, the likeliest first. A fixed number of queries."""
    choice = Choice(request.GET)
    visible = _visible(request)
    shown = choice.of(visible).select_related("roster__office", "row__village", "worker", "decided_by", "known")
    page = Paginator(shown.prefetch_related("candidates__worker"), PAGE).get_page(request.GET.get("hal"))
    for found in page:
        reports.list_line(found, request.user)
    context = {
        "page": page, "choice": choice, "rosters": _rosters(visible.unanswered()), "chips": _chips(visible, choice),
        "may_decide": request.user.has_role(*rules.MAY_REVIEW), "most": MOST_AT_ONCE, "query": choice.query(),
    }  # fmt: skip
    return render(request, "rosters/desk/questions.html", context)


def _rosters(unanswered) -> list[tuple[str, int]]:
    return list(unanswered.order_by().values_list("roster__number").annotate(n=Count("id")).order_by("roster__number"))


def _chips(visible, choice: Choice) -> list[dict]:
    """Filters with their counts, in one query."""
    unanswered = Q(pk__in=visible.unanswered().values("pk"))
    counts = choice.of(visible, state=False).order_by().aggregate(
        all=Count("id", filter=unanswered),
        open=Count("id", filter=unanswered & Q(state=QuestionState.OPEN)),
        waiting=Count("id", filter=unanswered & Q(state=QuestionState.WAITING)),
        done=Count("id", filter=Q(state=QuestionState.DECIDED)),
    )  # fmt: skip
    told = (("", "Semua yang menunggu", "all"), ("terbuka", "Belum dijawab", "open"),
            ("kedua", "Menunggu petugas kedua", "waiting"), (DONE, "Sudah diputuskan", "done"))  # fmt: skip
    return [
        {"say": say, "count": counts[name], "url": choice.query(keadaan=state) or "?", "is_on": choice.state == state}
        for state, say, name in told
    ]


def _one(request: HttpRequest, pk: int) -> Question:
    visible = _visible(request).select_related(
        "roster__office", "roster__programme", "row__village", "row__roster", "worker", "other", "decided_by",
        "confirmed_by", "known__by", "merge",
    )  # fmt: skip
    return get_object_or_404(visible, pk=pk)


@role_required(*rules.MAY_SEE_REVIEW)
@require_GET
def question(request: HttpRequest, pk: int) -> HttpResponse:
    """One question: the row on the left, the candidates beside it."""
    return _page(request, _one(request, pk))


def _page(request: HttpRequest, found: Question, status: int = 200) -> HttpResponse:
    choice = Choice(request.GET)
    area = found.roster.office.region_id
    is_waiting = found.state == QuestionState.WAITING
    may_first = found.state == QuestionState.OPEN and request.user.has_role(*rules.MAY_REVIEW, within=area)
    is_alive = found.roster.state in rules.DECIDABLE
    last = request.GET.get("tadi", "")
    context = {
        "question": found,
        "sheet": reports.sheet_of(found, request.user),
        "may_answer": is_alive and (may_first or (is_waiting and reports.may_second(request.user, found))),
        "is_own": is_waiting and found.decided_by_id == request.user.pk,
        "may_take_back": found.state != QuestionState.OPEN and found.roster.state in rules.RETAKABLE
        and request.user.has_role(*rules.MAY_REVIEW, within=area),
        "risk": reports.risk_of(found),
        "is_memory": found.decider == Decider.MEMORY,
        "is_machine": found.decider == Decider.MACHINE,
        "before": _beside(request, found, choice, -1), "after": _beside(request, found, choice, 1),
        "left": choice.of(_visible(request)).count(),
        "last": _visible(request).filter(pk=int(last)).select_related("row").first() if last.isdecimal() else None,
        "query": choice.query(),
    }  # fmt: skip
    return render(request, "rosters/desk/question.html", context, status=status)


def _beside(request: HttpRequest, found: Question, choice: Choice, step: int) -> Question | None:
    """The next or the previous question of the same choice, in the order of the list."""
    others = choice.of(_visible(request)).exclude(pk=found.pk)
    if step > 0:
        later = Q(weight__lt=found.weight) | Q(weight=found.weight, pk__gt=found.pk)
        return others.filter(later).order_by("-weight", "pk").first()
    earlier = Q(weight__gt=found.weight) | Q(weight=found.weight, pk__lt=found.pk)
    return others.filter(earlier).order_by("weight", "-pk").first()


@role_required(*rules.MAY_CONFIRM)
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Same as one candidate, none of them, or skip; the next question opens by itself."""
    found, choice = _one(request, pk), Choice(request.GET)
    said = request.POST.get("jawaban", "")
    following = _beside(request, found, choice, 1) or choice.of(_visible(request)).exclude(pk=pk).first()
    if said != "skip":
        try:
            done = actions.answer(found, by=request.user, now=timezone.now(), **_said(found, said))
        except Refused as no:
            for reason in no.reasons:
                messages.error(request, reason)
            return redirect(f"{found.path}{choice.query()}")
        messages.success(request, _told(done))
    if following is None:
        messages.info(request, "Tidak ada pertanyaan lain yang menunggu.")
        return redirect(reverse("rosters:review") + choice.query())
    return redirect(f"{following.path}{choice.query(tadi=str(pk) if said != 'skip' else '')}")


def _said(found: Question, said: str) -> dict:
    """The pressed button as the verb's words: "none", or "same-<candidate>"."""
    if said == Answer.NONE:
        return {"answer": Answer.NONE}
    number = said.removeprefix("same-")
    candidate = found.candidates.filter(pk=int(number)).first() if number.isdecimal() and number != said else None
    if candidate is None:
        return {"answer": ""}
    return {"answer": Answer.SAME, "worker": candidate.worker_id, "other": candidate.row_id}


def _told(done: Question) -> str:
    line = f"Baris {done.row.line} daftar {done.roster.number}"
    if done.state == QuestionState.WAITING:
        return f"{line}: jawaban Anda menunggu petugas kedua."
    if done.state == QuestionState.OPEN:
        return f"{line}: jawaban Anda lain daripada petugas pertama; pertanyaannya dibuka lagi."
    merge = f" Penggabungan {done.merge.number} diusulkan." if done.merge else ""
    return f"{line}: {done.get_answer_display()}.{merge}"


@role_required(*rules.MAY_REVIEW)
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a decided question again while its list is not put in."""
    found = _one(request, pk)
    try:
        actions.withdraw(found, by=request.user, now=timezone.now())
        messages.success(request, f"Keputusan baris {found.row.line} ditarik kembali.")
    except Refused as no:
        for reason in no.reasons:
            messages.error(request, reason)
    back = request.POST.get("kembali", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return redirect(back if safe and back.startswith("/meja/daftar/tinjau/") else found.path)


@role_required(*rules.MAY_REVIEW)
@require_POST
def many(request: HttpRequest) -> HttpResponse:
    """Several questions with one answer: first a page that says what would happen, then all of them or none."""
    choice = Choice(request.POST)
    said = request.POST.get("jawaban", "")
    found = _chosen(request, choice)
    if not found or said not in Answer.values:
        messages.error(request, "Pilih pertanyaannya dan satu jawaban.")
        return redirect(reverse("rosters:review") + choice.query())
    lines = reports.bulk_lines(found, said, request.user)
    if request.POST.get("pasti") != "ya":
        context = {"lines": lines, "answer": Answer(said), "choice": choice, "query": choice.query(),
                   "blocked": sum(not line["may"] for line in lines), "most": MOST_AT_ONCE}  # fmt: skip
        return render(request, "rosters/desk/many.html", context)
    shown = set(request.POST.getlist("calon"))
    wanted = [(line["question"], said, line["who"]) for line in lines]
    if said == Answer.SAME and {str(line["candidate"]) for line in lines} != shown:
        messages.error(request, "Calonnya berubah sejak ditampilkan. Tidak ada yang diputuskan; periksa lagi.")
        return redirect(reverse("rosters:review") + choice.query())
    try:
        done = actions.answer_many(wanted, by=request.user, now=timezone.now())
    except Refused as no:
        for reason in no.reasons:
            messages.error(request, reason)
    else:
        waiting = sum(question.state == QuestionState.WAITING for question in done)
        more = f", {waiting} di antaranya menunggu petugas kedua" if waiting else ""
        messages.success(request, f"{len(done)} pertanyaan dijawab{more}.")
    return redirect(reverse("rosters:review") + choice.query())


def _chosen(request: HttpRequest, choice: Choice) -> list[Question]:
    """The ticked ones; or all open ones of a list whose likeliest candidate stands above (below) a weight."""
    open_ones = _visible(request).unanswered().filter(state=QuestionState.OPEN).select_related(
        "roster__office", "row__village", "row__roster"
    ).prefetch_related("candidates__worker__village", "candidates__row")  # fmt: skip
    if request.POST.get("semua"):
        if not choice.roster:
            return []
        least = reports.number(request.POST.get("bobot", ""))
        if least is None:
            return []
        within = Q(weight__gte=least) if request.POST.get("arah") != "bawah" else Q(weight__lte=least)
        return list(choice.of(open_ones).filter(within)[:MOST_AT_ONCE])
    pks = [int(pk) for pk in request.POST.getlist("tanya") if pk.isdecimal()][:MOST_AT_ONCE]
    return list(open_ones.filter(pk__in=pks))
