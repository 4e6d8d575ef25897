"""Pure decisions about the words of a letter: which fields they ask for, and what becomes of them."""

import re
from collections.abc import Collection, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

FIELD = re.compile(r"\{\s*([^{}\n]*?)\s*\}")
BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
# what no letter shows and a reader could be led astray by: controls, and signs that turn the direction of writing
UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
LONGEST_TITLE, LONGEST_BODY = 200, 12_000

Rows = Sequence[tuple[str, str]]
Run = dict[str, Any]  # {"text": …, "strong": bool}


def fields_in(text: str) -> list[str]:
    """Names between braces, in their order."""
    return [found[1] for found in FIELD.finditer(text)]


def paragraphs(text: str) -> list[str]:
    """What blank lines part; a single new line stays inside its paragraph."""
    return [part.strip() for part in BLANK_LINES.split(text.replace("\r\n", "\n").strip()) if part.strip()]


def wrong_words(title: str, body: str, fields: Collection[str], blocks: Collection[str] = ()) -> list[str]:
    """Why these words cannot be a letter: sentences for the officer who wrote them; empty when they can."""
    wrong = []
    if not title.strip():
        wrong.append("Judul surat belum diisi.")
    if not body.strip():
        wrong.append("Isi surat belum diisi.")
    if len(title) > LONGEST_TITLE or len(body) > LONGEST_BODY:
        wrong.append(f"Judul paling panjang {LONGEST_TITLE} huruf, isi paling panjang {LONGEST_BODY} huruf.")
    for name in dict.fromkeys(fields_in(title) + fields_in(body)):
        if name not in fields and name not in blocks:
            wrong.append(_unknown(name, [*fields, *blocks]))
    if re.search(r"[{}]", FIELD.sub("", title + body)):
        wrong.append("Ada kurung kurawal yang tidak berpasangan. Isian ditulis lengkap, misalnya {nama}.")
    for name in blocks:
        alone = [part for part in paragraphs(body) if name in fields_in(part)]
        if name in fields_in(title) or any(FIELD.sub("", part).strip() for part in alone):
            wrong.append(
                f"{{{name}}} adalah daftar; tulis sendiri sebagai satu paragraf, dengan baris kosong di atas dan "
                "di bawahnya."
            )
    return wrong


def _unknown(name: str, known: Collection[str]) -> str:
    near = get_close_matches(name, known, n=1)
    hint = f"Mungkin maksudnya {{{near[0]}}}." if near else "Lihat daftar isian di bawah formulir."
    return f"Isian {{{name}}} tidak dikenal untuk surat ini. {hint}"


def readable(value: str) -> str:
    """A value as it may stand in a letter: without controls and without signs that turn the writing round."""
    return UNSEEN.sub("", value.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")).strip()


def one_line(text: str, values: Mapping[str, str]) -> str:
    """A heading with its fields filled in."""
    return " ".join(FIELD.sub(lambda found: values.get(found[1], ""), text).split())


def filled(
    body: str, values: Mapping[str, str], *, blocks: Mapping[str, Rows], strong: Collection[str]
) -> list[dict[str, Any]]:
    """The paragraphs of a letter, in order: {"rows": [[label, value], …]} or {"lines": [[run, …], …]}.

    A paragraph whose fields are all empty is left out, so that words may be written for what is only sometimes so.
    A value is never read for braces: who writes "{secret}" into a form gets exactly these letters back.
    """
    made: list[dict[str, Any]] = []
    for part in paragraphs(body):
        names = fields_in(part)
        alone = FIELD.fullmatch(part)
        if alone and alone[1] in blocks:
            rows = [[label, values[name]] for label, name in blocks[alone[1]] if values.get(name)]
            made += [{"rows": rows}] if rows else []
        elif names and not any(values.get(name) for name in names):
            continue
        elif alone:  # a text that brings its own paragraphs
            made += [{"lines": [[_run(line, alone[1] in strong)] for line in own.split("\n")]}
                     for own in paragraphs(values[alone[1]])]  # fmt: skip
        else:
            made.append({"lines": _lines(part, values, strong)})
    return made


def _run(text: str, strong: bool) -> Run:
    return {"text": text, "strong": strong}


def _lines(part: str, values: Mapping[str, str], strong: Collection[str]) -> list[list[Run]]:
    runs, end = [], 0
    for found in FIELD.finditer(part):
        runs += [_run(part[end : found.start()], False), _run(values.get(found[1], ""), found[1] in strong)]
        end = found.end()
    runs.append(_run(part[end:], False))
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run["text"].split("\n")
        lines[-1].append(_run(first, run["strong"]))
        lines += [[_run(line, run["strong"])] for line in others]
    return [kept for line in lines if (kept := [run for run in line if run["text"]])]
