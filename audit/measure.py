"""Measures the real server: weight, barriers, HTML, Lighthouse. Called by scripts/audit, which sets the stage."""

import json
import os
import re
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from urllib.error import HTTPError

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naungan.config.settings")

FIRST_VIEW, SCRIPTS = 100_000, 20_000  # bytes that travel, cold
WIDTHS = (360, 768, 1280)
MARKS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
# what the issue names for Lighthouse: kind → the first address that fits
NAMED = {
    "front page": r"/$",
    "article": r"/berita/[^/]+/[^/]+/$",
    "list": r"/regulasi/undang-undang/$",
    "regulation": r"/regulasi/uu-[\w-]+/$",
    "document set": r"/dokumen/renstra/$",
    "coverage": r"/cakupan/$",
}
# beside what links lead to: answers to a question, forms, a refusal, both sides of the library's shelves
ALSO = {
    "/": "front page",
    "/cakupan/": "coverage, province",
    "/cakupan/52.03/": "coverage, regency",
    "/cari/": "search, empty",
    "/cari/?q=upah": "search, results",
    "/cari/?q=xyzzyx": "search, none",
    "/dokumen/perencanaan/": "documents, group",
    "/dokumen/renstra/": "documents, set",
    "/masukan/?halaman=/&membantu=tidak": "feedback",
    "/lacak/": "follow",
    "/layanan/keberatan/isi/": "objection form",
    "/layanan/permohonan-informasi/isi/": "request form",
    "/layanan/permohonan-informasi/lengkapi/": "completing form",
    "/ppid/daftar-dikecualikan/": "exempt list",
    "/ppid/daftar-informasi/": "information list",
    "/ppid/daftar-informasi/?q=xyzzyx": "information list, none",
    "/ppid/laporan-tahunan/": "yearly reports",
    "/ppid/laporan-tahunan/2025/": "yearly report",
    "/ppid/register/": "register",
    "/regulasi/?q=upah": "regulations, found",
    "/masuk/": "log-in",
    "/tidak/ada/": "404",
}
Line = tuple[str, str, str, bool]  # what, where, measured, good


@contextmanager
def server():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
        "--workers", "2", "--blocking-threads", "1", "--no-ws", "--log-level", "warning",
        "naungan.config.wsgi:application",
    ]  # fmt: skip
    process = subprocess.Popen(command, env={**os.environ, "PORT": str(port)})
    base = f"http://localhost:{port}"
    try:
        for _ in range(150):
            try:
                fetch(base + "/")
                break
            except OSError:
                time.sleep(0.2)
        yield base
    finally:
        process.terminate()
        process.wait(20)


def fetch(address: str) -> str:
    try:
        return urllib.request.urlopen(address, timeout=60).read().decode()
    except HTTPError as error:
        return error.read().decode()


def addresses() -> tuple[list[str], dict[str, str]]:
    """(every public page, one address per template): pages by their type, rooms by their view."""
    import django

    django.setup()
    from django.urls import resolve
    from django.utils import timezone

    from naungan.portal.actions.copying import far_away, seeds
    from naungan.portal.shelter import harvest
    from naungan.portal.shelter.visiting import Visitor

    visitor, known, kinds = Visitor(), {}, {}
    waiting = [*ALSO, *seeds()]
    today = timezone.localdate()
    for address in waiting:
        path = address.partition("?")[0]
        if address in known or far_away(path, today) or re.match(r"/cakupan/\d\d\.\d\d\.", path):
            continue
        known[address] = None
        match = resolve(path)
        if getattr(match.func, "login_required", True):
            continue
        answer = visitor.get(address)
        if not answer.kind.startswith("text/html") or answer.status not in (200, 404):
            continue
        if answer.status == 404 and address not in ALSO:
            continue
        known[address] = answer
        kinds.setdefault(ALSO.get(address) or _kind(match, path), address)
        waiting += [link for link in harvest.links(answer.text, address) if "?" not in link and "." not in link]
    return [address for address, answer in known.items() if answer], kinds


def _kind(match, path: str) -> str:
    """What a page is: its view, or its type in the tree; archive and label are routes of a page that lists news."""
    from wagtail.models import Page, Site

    if match.view_name != "wagtail_serve":
        return match.view_name or str(match.func)
    root = Site.objects.get(is_default_site=True).root_page.url_path
    page = Page.objects.live().filter(url_path=root + path[1:]).first()
    return (
        page.specific_class.__name__
        if page
        else "news, " + ("label" if "/label/" in path else f"archive {path.count('/')}")
    )


def weigh(base: str, kinds: dict[str, str]) -> list[Line]:
    """Bytes of the first view as they travel, hosts, cookies, and whether anything sticks out sideways."""
    from tests.browsers import executable, started

    lines: list[Line] = []
    with started(executable()) as browser:
        context = browser.new_context()
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        sizes: dict[str, float] = {}
        urls: dict[str, str] = {}
        session.on("Network.responseReceived", lambda e: urls.update({e["requestId"]: e["response"]["url"]}))
        session.on("Network.loadingFinished", lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]}))
        page.goto(base + "/", wait_until="networkidle")
        total = sum(sizes.values())
        scripts = sum(size for key, size in sizes.items() if urls.get(key, "").endswith(".js"))
        strangers = [url for url in urls.values() if not url.startswith((base, "data:"))]
        lines.append(("weight", "front page, first view", f"{total / 1000:.1f} KB", total <= FIRST_VIEW))
        lines.append(("weight", "front page, JavaScript", f"{scripts / 1000:.1f} KB", scripts <= SCRIPTS))
        lines.append(("weight", "other hosts", str(len(strangers)), not strangers))
        lines.append(("weight", "cookies", str(len(context.cookies())), not context.cookies()))
        context.close()
        for width in WIDTHS:
            page = browser.new_page(viewport={"width": width, "height": 900})
            wide = []
            for address in kinds.values():
                page.goto(base + address)
                if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                    wide.append(address)
            lines.append(("sideways", f"{width} px, {len(kinds)} templates", ", ".join(wide) or "none", not wide))
            page.close()
    return lines


def barriers(base: str, kinds: dict[str, str]) -> list[Line]:
    """Axe on every template, in light and dark, on a phone and on a desk."""
    from axe_playwright_python.sync_playwright import Axe

    from tests.browsers import executable, started

    looks = list(product(("light", "dark"), (360, 1280)))
    found: dict[tuple[str, int], list[str]] = {look: [] for look in looks}
    with started(executable()) as browser:
        page = browser.new_page()
        for address in kinds.values():
            page.goto(base + address)
            for scheme, width in looks:
                page.emulate_media(color_scheme=scheme)
                page.set_viewport_size({"width": width, "height": 844})
                for one in Axe().run(page).response["violations"]:
                    found[scheme, width].append(f"{address} {one['id']}: {one['nodes'][0]['html'][:100]}")
    lines: list[Line] = []
    for (scheme, width), told in found.items():
        lines.append(("axe", f"{scheme}, {width} px, {len(kinds)} templates", f"{len(told)} violations", not told))
        lines += [("axe", "", text, False) for text in told]
    return lines


def valid(base: str, pages: list[str], folder: Path) -> list[Line]:
    """The W3C's checker over every page of the site."""
    shelf = folder / "html"
    shelf.mkdir(exist_ok=True)
    names = {}
    for number, address in enumerate(pages):
        (shelf / f"{number}.html").write_text(fetch(base + address))
        names[f"{number}.html"] = address
    jar = ROOT / "audit" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = [
        "java",
        "-Xss1m",
        "-jar",
        str(jar),
        "--format",
        "json",
        "--exit-zero-always",
        "--skip-non-html",
        str(shelf),
    ]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=900)
    told = json.loads(answer.stderr or answer.stdout)["messages"]
    wrong = [one for one in told if one["type"] == "error" or one.get("subType") == "warning"]
    lines = [("html", f"{len(pages)} pages", f"{len(wrong)} errors and warnings", not wrong)]
    seen: set[str] = set()
    for one in wrong:
        if one["message"] not in seen:
            seen.add(one["message"])
            where = names.get(one["url"].rsplit("/", 1)[-1], "")
            lines.append(("html", where, f"{one['message']} … {one.get('extract', '')[:120]!r}", False))
    return lines


def lighthouse(base: str, pages: list[str], folder: Path) -> list[Line]:
    """The median of RUNS mobile runs on each named page."""
    lines: list[Line] = []
    runs = int(os.environ.get("RUNS", "5"))
    for name, pattern in NAMED.items():
        address = next((one for one in pages if re.fullmatch(pattern, one)), None)
        if address is None:
            lines.append(("lighthouse", name, "no such page", False))
            continue
        results = [_one_run(base + address, folder) for _ in range(runs)]
        scores = {mark: statistics.median(result[mark] for result in results) for mark in MARKS}
        good = all(scores[mark] >= least for mark, least in MARKS.items())
        said = " ".join(f"{mark} {scores[mark]:.0f}" for mark in MARKS)
        lines.append(("lighthouse", f"{name} {address}", said, good))
        failed = sorted({text for result in results for text in result["failed"]})
        lines += [("", "", text, False) for text in ([] if good else failed)]
    return lines


def _one_run(url: str, folder: Path) -> dict:
    out = folder / "lighthouse.json"
    flags = "--headless=new --disable-gpu --disable-dev-shm-usage" + (" --no-sandbox" if os.geteuid() == 0 else "")
    command = [
        str(ROOT / "audit" / "node_modules" / ".bin" / "lighthouse"), url, "--quiet", f"--chrome-flags={flags}",
        "--output=json", f"--output-path={out}", f"--only-categories={','.join(MARKS)}",
    ]  # fmt: skip
    for last in (False, True):  # the browser sometimes does not come up; a page that cannot be measured fails twice
        ran = subprocess.run(command, timeout=240, capture_output=True, text=True)
        if ran.returncode == 0:
            break
        if last:
            return dict.fromkeys(MARKS, 0.0) | {"failed": ["did not run: " + " ".join(ran.stderr.split())[-300:]]}
    report = json.loads(out.read_text())
    found = {mark: 100 * (report["categories"][mark]["score"] or 0) for mark in MARKS}
    heavy = {ref["id"] for group in report["categories"].values() for ref in group["auditRefs"] if ref["weight"]}
    failed = [
        f"{audit['id']}: {audit['title']}"
        for audit in report["audits"].values()
        if audit["id"] in heavy and audit["score"] is not None and audit["score"] < 0.9
    ]
    return found | {"failed": failed}


def main() -> int:
    folder, only = Path(sys.argv[1]), os.environ.get("ONLY", "")
    with server() as base:
        os.environ["BASE_URL"] = base
        pages, kinds = addresses()
        steps = {
            "weight": lambda: weigh(base, kinds),
            "axe": lambda: barriers(base, kinds),
            "html": lambda: valid(base, pages, folder),
            "lighthouse": lambda: lighthouse(base, pages, folder),
        }
        lines: list[Line] = []
        for name, step in steps.items():
            if only in ("", name):
                print(f"audit: {name}, {len(pages)} pages, {len(kinds)} templates …", file=sys.stderr, flush=True)
                lines += step()
    for what, where, measured, good in lines:
        print(f"{'ok    ' if good else 'FAILED'} {what:<10} {where:<44} {measured}")
    failed = [line for line in lines if not line[3]]
    said = f"failed: {len(failed)} lines" if failed else "passed"
    print(f"audit: {said}; {len(pages)} pages, {len(kinds)} templates")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
