"""The officers' pages for letters: which there are, and their words."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from naungan.accounts.doors import role_required
from naungan.kit.refusal import Refused
from naungan.letters import actions, reports, rules
from naungan.letters.enums import MAY_EDIT
from naungan.letters.forms import WordsForm
from naungan.letters.models import LetterTemplate
from naungan.letters.registry import LETTERS, SHEET, Letter


@role_required(*MAY_EDIT)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Every letter of the house, and who wrote its words last."""
    return render(request, "letters/desk/home.html", {"letters": reports.all_letters()})


@role_required(*MAY_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def words(request: HttpRequest, code: str) -> HttpResponse:
    """The words of one letter. `?versi=3` puts older ones into the form, `?versi=0` the declared ones."""
    letter = _letter(code)
    used = reports.words(letter)
    form = WordsForm(request.POST or None, initial=_begin(request, letter, used))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = actions.edit(code, by=request.user, now=timezone.now(), **given)
        except Refused as refusal:
            for reason in refusal.reasons:
                form.add_error("body" if "{" in reason else None, reason)
        else:
            messages.success(request, f"Versi {made.number} dipakai mulai surat berikutnya.")
            return redirect("letters:words", code)
    context = {
        "letter": letter,
        "form": form,
        "used": used,
        "versions": LetterTemplate.objects.filter(code=code).select_related("by"),
        "fields": _told(letter),
        "loaded": request.GET.get("versi", ""),
    }
    return render(request, "letters/desk/words.html", context, status=422 if form.errors else 200)


@role_required(*MAY_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def sample(request: HttpRequest, code: str) -> HttpResponse:
    """The letter with invented values, as PDF: the words in use, or by POST those in the form, unsaved."""
    letter = _letter(code)
    used = reports.words(letter)
    title, body = used.title, used.body
    if request.method == "POST":
        title, body = request.POST.get("title", ""), request.POST.get("body", "")
        if wrong := rules.wrong_words(title, body, letter.fields, letter.blocks):
            form = WordsForm(request.POST)
            form.is_valid()
            for reason in wrong:
                form.add_error("body", reason)
            context = {"letter": letter, "form": form, "used": used, "fields": _told(letter)}
            return render(request, "letters/desk/words.html", context, status=422)
    made = actions.preview(code, title=title, body=body, now=timezone.now())
    return _sent(made, "application/pdf", f"contoh-{code}.pdf")


@role_required(*MAY_EDIT)
@require_safe
def picture(request: HttpRequest, code: str) -> HttpResponse:
    """The first page of the sample, to stand beside the form."""
    used = reports.words(_letter(code))
    made = actions.picture(code, title=used.title, body=used.body, now=timezone.now())
    return _sent(made, "image/png", f"contoh-{code}.png")


def _letter(code: str) -> Letter:
    if code not in LETTERS:
        raise Http404
    return LETTERS[code]


def _begin(request: HttpRequest, letter: Letter, used: reports.Words) -> dict:
    """What the form shows first."""
    wanted = request.GET.get("versi", "")
    title, body = used.title, used.body
    if wanted == "0":
        title, body = letter.title, letter.body
    elif wanted.isdecimal():
        old = LetterTemplate.objects.filter(code=letter.code, number=int(wanted[:9])).first()
        title, body = (old.title, old.body) if old else (title, body)
    return {"title": title, "body": body, "seen": used.version}


def _told(letter: Letter) -> list[tuple[str, str, str]]:
    """Name, meaning and sample of each field; small tables tell their rows."""
    plain = [(name, told, letter.samples.get(name, "")) for name, told in letter.fields.items()]
    tables = [
        (name, "daftar: " + ", ".join(label.lower() for label, _ in rows), "") for name, rows in letter.blocks.items()
    ]
    return [row for row in plain if row[0] not in SHEET] + tables


def _sent(made: bytes, mime: str, name: str) -> HttpResponse:
    answer = HttpResponse(made, content_type=mime)
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer
