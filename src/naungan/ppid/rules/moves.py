"""Which state leads where: UU 14/2008 articles 22, 35 to 40; Perki 1/2021."""

from naungan.cases.enums import Waiting
from naungan.ppid.enums import DisputeState as D
from naungan.ppid.enums import ObjectionState as B
from naungan.ppid.enums import RequestState as R
from naungan.ppid.enums import Ruling

ANSWERS = frozenset({R.ANSWERED_GRANTED, R.ANSWERED_PARTLY, R.ANSWERED_REFUSED, R.NOT_HELD})
GIVEN = frozenset({R.ANSWERED_GRANTED, R.ANSWERED_PARTLY})  # something is still to be handed over
PENDING = frozenset({R.REGISTERED, R.EXTENDED})  # the written notice is owed

MOVES = {
    R.INCOMPLETE: {R.REGISTERED, R.LAPSED, R.WITHDRAWN},
    R.REGISTERED: {R.INCOMPLETE, R.EXTENDED, *ANSWERS, R.WITHDRAWN},
    R.EXTENDED: {*ANSWERS, R.WITHDRAWN},
    R.ANSWERED_GRANTED: {R.DELIVERED, R.WITHDRAWN, R.CLOSED},
    R.ANSWERED_PARTLY: {R.DELIVERED, R.WITHDRAWN, R.CLOSED},
    R.ANSWERED_REFUSED: {R.DELIVERED, R.CLOSED},  # delivered by order alone: `carrying_out`
    R.NOT_HELD: {R.DELIVERED, R.CLOSED},
    R.DELIVERED: {R.CLOSED},
    R.LAPSED: set(),
    R.WITHDRAWN: set(),
    R.CLOSED: set(),
}
WAITS = {
    R.INCOMPLETE: Waiting.APPLICANT,
    R.ANSWERED_REFUSED: Waiting.NOBODY,
    R.NOT_HELD: Waiting.NOBODY,
    R.DELIVERED: Waiting.NOBODY,
}

OBJECTION_MOVES = {
    B.REGISTERED: {B.UPHELD, B.REJECTED, B.SETTLED, B.WITHDRAWN},
    B.UPHELD: {B.CLOSED},
    B.REJECTED: {B.CLOSED},
    B.SETTLED: {B.CLOSED},
    B.WITHDRAWN: set(),
    B.CLOSED: set(),
}
OBJECTION_WAITS = {B.REJECTED: Waiting.NOBODY, B.SETTLED: Waiting.NOBODY}
DECISIONS = frozenset({B.UPHELD, B.REJECTED, B.SETTLED})

ORDERING = frozenset({Ruling.AGREED, Ruling.OPEN, Ruling.PARTLY})  # rulings after which something is to be given

DISPUTE_MOVES = {
    D.FILED: {D.MEDIATION, D.ADJUDICATION, D.DECIDED, D.CLOSED},
    D.MEDIATION: {D.ADJUDICATION, D.DECIDED, D.CLOSED},
    D.ADJUDICATION: {D.DECIDED, D.CLOSED},
    D.DECIDED: {D.CLOSED},
    D.CLOSED: set(),
}

TOLD = {
    R.INCOMPLETE: "Ada yang perlu Anda lengkapi",
    R.REGISTERED: "Sedang kami kerjakan",
    R.EXTENDED: "Masih kami kerjakan, waktunya diperpanjang",
    R.ANSWERED_GRANTED: "Dikabulkan, informasinya kami siapkan",
    R.ANSWERED_PARTLY: "Dikabulkan sebagian, informasinya kami siapkan",
    R.ANSWERED_REFUSED: "Ditolak",
    R.NOT_HELD: "Informasinya tidak ada pada kami",
    R.DELIVERED: "Informasi sudah diserahkan",
    R.LAPSED: "Gugur karena tidak dilengkapi",
    R.WITHDRAWN: "Anda cabut",
    R.CLOSED: "Selesai",
}
