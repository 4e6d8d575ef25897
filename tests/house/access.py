"""Who may open which address: the reader of `access.toml`, the walker of the URLconf, and the checker of both.

The checker takes what it needs by hand, so that a test can show it a broken house and see that it complains.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from django.test import Client
from django.urls import URLPattern, URLResolver

from naungan.accounts.enums import Role

TABLE = Path(__file__).with_name("access.toml")
EVERYONE, PEOPLE = "everyone", "people"
CLOSED = {403, 404}


@dataclass(frozen=True)
class Address:
    """One leaf of the URLconf. `route` is its whole pattern as written, the key of the table."""

    route: str
    name: str
    view: Callable


@dataclass(frozen=True)
class Rule:
    """One row of the table. `object` names something of the scene that lies in one area."""

    who: str | frozenset[str]
    object: str = ""
    path: str = ""
    areas: bool = True

    def admits(self, role: str) -> bool:
        return role in self.who


@dataclass
class Scene:
    """Data in one area. `objects`: name → the arguments of its address; `marks`: words nobody else may read."""

    objects: dict[str, Mapping[str, object]] = field(default_factory=dict)
    marks: list[str] = field(default_factory=list)


def addresses(patterns: list, before: str = "", space: str = "") -> Iterator[Address]:
    """Every leaf of a URLconf, with its whole route."""
    for entry in patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from addresses(entry.url_patterns, route, inner)
        elif isinstance(entry, URLPattern):
            yield Address(route, space + (entry.name or ""), entry.callback)


def read_table(text: str) -> tuple[dict[str, Rule], dict[str, Rule]]:
    """(rules by route, rules by beginning of a route). A key that ends in ** covers whatever begins so."""
    exact, beginnings = {}, {}
    for rows in tomllib.loads(text).values():
        for route, row in rows.items():
            row = row if isinstance(row, dict) else {"who": row}
            who = row.pop("who")
            if not isinstance(who, str):
                unknown = set(who) - set(Role.values)
                if unknown:
                    raise ValueError(f"{route}: unknown roles {sorted(unknown)}")
                who = frozenset(who)
            elif who not in (EVERYONE, PEOPLE):
                raise ValueError(f"{route}: {who!r} is neither a list of roles nor one of everyone, people")
            place, key = (beginnings, route[:-2]) if route.endswith("**") else (exact, route)
            place[key] = Rule(who, **row)
    return exact, beginnings


def rule_for(address: Address, exact: Mapping[str, Rule], beginnings: Mapping[str, Rule]) -> Rule | None:
    if address.route in exact:
        return exact[address.route]
    found = [start for start in beginnings if address.route.startswith(start)]
    return beginnings[max(found, key=len)] if found else None


def fill(route: str, values: Mapping[str, object]) -> str:
    """A path that this route answers: `values` where they are known, harmless ones elsewhere."""

    def value(name: str, kind: str) -> str:
        stock = {"int": "987654", "uuid": "00000000-0000-4000-8000-000000000000", "path": "x/y"}
        return str(values.get(name, stock.get(kind, "x")))

    text = re.sub(r"<(?:(\w+):)?(\w+)>", lambda m: value(m[2], m[1] or "str"), route) if "(?P" not in route else route
    text = re.sub(r"\(\?P<(\w+)>((?:[^()]|\([^()]*\))*)\)", lambda m: value(m[1], _kind(m[2])), text)
    text = re.sub(r"\((?:\?:)?[^()]*\)\??", "", text)
    return "/" + text.replace("^", "").replace("$", "").replace("\\Z", "").replace("\\", "").replace("/?", "/")


def _kind(expression: str) -> str:
    return "int" if expression in (r"\d+", r"[0-9]+") else "str"


def closed(answer) -> bool:
    """Shut: to the log-in page, 403 or 404."""
    return answer.status_code in CLOSED or (
        answer.status_code in (301, 302) and answer["Location"].startswith("/masuk/")
    )


def check(patterns: list, table: str, scene: Scene, enter: Callable[[str | frozenset[str], bool], Client]) -> list[str]:
    """Everything wrong between the URLconf and the table.

    `enter(roles, own)` is a client logged in with these roles over the area of the scene (`own`) or over another
    one; `enter("", …)` is a visitor.
    """
    exact, beginnings = read_table(table)
    wrong, known = [], list(addresses(patterns))
    routes = {address.route for address in known}
    wrong += [f"{route}: stands in the table, not in the house" for route in exact if route not in routes]
    for address in known:
        rule = rule_for(address, exact, beginnings)
        if rule is None:
            wrong.append(f"{address.route} ({address.name}): missing from access.toml; say who may open it")
        elif address.route in exact:
            wrong += _one(address, rule, scene, enter)
        else:
            wrong += _many(address, rule, enter)
    return wrong


def _path(address: Address, rule: Rule, scene: Scene) -> str:
    return rule.path or fill(address.route, scene.objects.get(rule.object, {}))


def _one(address: Address, rule: Rule, scene: Scene, enter) -> Iterator[str]:
    """A row of its own: every role, own and other area, GET and POST."""
    if rule.object and rule.object not in scene.objects:
        yield f"{address.route}: the scene has no “{rule.object}”; make one in access_scene.py"
        return
    path, nobody = _path(address, rule, scene), enter("", True)
    if rule.who == EVERYONE:
        if closed(answer := nobody.get(path)) and answer.status_code != 404:
            yield f"{address.route}: everyone should come in, but a visitor gets {answer.status_code}"
        yield from _broken(address, answer, "a visitor")
        return
    for method in ("get", "post"):
        if not closed(answer := getattr(nobody, method)(path)):
            yield f"{address.route}: {method.upper()} by a visitor gives {answer.status_code}"
    if rule.who == PEOPLE:
        for who in (frozenset(), frozenset(Role.values)):  # somebody without a role, and one who holds them all
            answer = enter(who, True).get(path)
            yield from _broken(address, answer, "somebody")
            if answer.status_code == 403 or _to_login(answer):
                yield f"{address.route}: anybody logged in should come in, but gets {answer.status_code}"
        return
    for role in Role.values:
        if rule.admits(role):
            yield from _admitted(address, rule, scene, enter, role, path)
            continue
        for method in ("get", "post"):
            answer = getattr(enter(role, True), method)(path)
            if not closed(answer) and not (method == "get" and answer.status_code == 405):
                yield f"{address.route}: {method.upper()} by {role} gives {answer.status_code}, should be closed"


def _admitted(address: Address, rule: Rule, scene: Scene, enter, role: str, path: str) -> Iterator[str]:
    answer = enter(role, True).get(path)
    yield from _broken(address, answer, role)
    shut = closed(answer) if rule.object else answer.status_code == 403 or _to_login(answer)
    if shut:
        yield f"{address.route}: {role} of the area should come in, but gets {answer.status_code}"
    if not rule.areas:
        return
    for method in ("get", "post") if rule.object else ("get",):
        answer = getattr(enter(role, False), method)(path)
        yield from _broken(address, answer, f"{role} of another area")
        # 405 is said before anything is looked up: it tells nothing about the object
        if rule.object and not closed(answer) and answer.status_code != 405:
            yield f"{address.route}: {method.upper()} by {role} of another area gives {answer.status_code}"
        if answer.status_code == 200 and not answer.streaming:
            text = answer.content.decode(errors="replace")
            yield from (
                f"{address.route}: {role} of another area reads “{mark}”" for mark in scene.marks if mark in text
            )


def _to_login(answer) -> bool:
    return answer.status_code in (301, 302) and answer["Location"].startswith("/masuk/")


def _broken(address: Address, answer, who: str) -> Iterator[str]:
    if answer.status_code >= 500:
        yield f"{address.route}: breaks ({answer.status_code}) for {who}"


def _many(address: Address, rule: Rule, enter) -> Iterator[str]:
    """One of a family (the editor's own pages): shut for visitors, and for all roles it does not name together."""
    path = fill(address.route, {})
    if rule.who == EVERYONE:
        return
    others = frozenset(Role.values) - (frozenset(Role.values) if rule.who == PEOPLE else rule.who)
    clients = [("a visitor", enter("", True))]
    if others:
        clients.append(("roles it does not name", enter(others, True)))
    for who, client in clients:
        for method in ("get", "post"):
            if not closed(answer := getattr(client, method)(path)):
                yield f"{address.route}: {method.upper()} {path} by {who} gives {answer.status_code}"
