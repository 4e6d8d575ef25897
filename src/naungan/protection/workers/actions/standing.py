"""What stands in the way: of a roster's undo because of a merge, of an un-merge because of what came later."""

from collections.abc import Sequence

from django.db.models import Q

from naungan.protection.workers.enums import MergeState
from naungan.protection.workers.models import Merge, Origin, Worker

ORIGINS = "workers.Origin.worker"
CHUNK = 500


def merges_upon(origins: Sequence[Origin]) -> list[tuple[str, int, str]]:
    """Merges that rest on what these lines of one roster did: (name of the merge, worker id, why).

    A merge rests on a line when it brought it over, when it came after the line that made its worker, when it
    chose a value for a field that the line had changed, or when it found months paid twice.
    """
    mine = {origin.pk: origin for origin in origins}
    touched = sorted({origin.worker_id for origin in origins})
    found = set()
    for start in range(0, len(touched), CHUNK):
        for merge in Merge.objects.filter(state=MergeState.MERGED, kept_pk__in=touched[start : start + CHUNK]):
            brought = set(merge.moved.get(ORIGINS, ()))
            for pk, origin in mine.items():
                if origin.worker_id == merge.kept_pk and (
                    pk in brought or (pk <= merge.last_origin and _rests_on(merge, origin))
                ):
                    found.add((f"Penggabungan {merge.number}", origin.worker_id, "memakai data dari daftar ini"))
    return sorted(found)


def _rests_on(merge: Merge, origin: Origin) -> bool:
    return origin.created or bool(merge.doubled) or bool(merge.changed & set(origin.changes or {}))


def later_things(merge: Merge, absorbed: Worker) -> list[str]:
    """Sentences for everything that stands on a merge; empty when it can be taken back exactly."""
    later = Merge.objects.filter(state=MergeState.MERGED, version__gt=merge.version or 0)
    reasons = [
        f"Penggabungan {other.number} dilakukan sesudahnya pada pekerja yang sama; pisahkan {other.number} lebih dulu."
        for other in later.filter(Q(kept_pk=merge.kept_pk) | Q(absorbed_pk=merge.kept_pk)).order_by("version")
    ]
    return reasons + [
        f"{number} {why}; urungkan {number} lebih dulu." for number, why in _later_lines(merge, absorbed).items()
    ]


def _later_lines(merge: Merge, absorbed: Worker) -> dict[str, str]:
    """Rosters whose lines came after the merge and could only be put on the one worker because of it."""
    lines = Origin.objects.filter(worker_id=merge.kept_pk, pk__gt=merge.last_origin)
    why: dict[str, str] = {}
    for line in lines.order_by("pk"):
        if merge.changed & set(line.changes or {}):
            why.setdefault(line.roster_number, "mengubah lagi isian yang dipilih saat penggabungan")
        elif _came_by(merge, absorbed, line):
            why.setdefault(line.roster_number, "mungkin menyebut pekerja yang digabungkan")
    return why


def _came_by(merge: Merge, absorbed: Worker, line: Origin) -> bool:
    """May this line have meant the absorbed one? Only the kept one's own NIK says no: a line without NIK, or under
    another one, was put here by matching or by a person, who may have meant either.
    """
    if "nik" in merge.changed:  # the two NIK changed places: the kept one's own is the absorbed one's now
        return line.other_nik is None or line.other_nik != absorbed.nik_index
    return line.other_nik is not None
