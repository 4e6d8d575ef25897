"""People who do not exist: ordinary ones, those on the edge of an age, and those who only look alike."""

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

from naungan.regions.models import Region

MEN = (  # noqa: SIM905 - a list to be read
    "Ahmad Abdul Arif Azhar Bahri Burhanudin Faisal Fathurrahman Gunawan Hamzah Haris Hasanudin Husnul Irfan Iskandar "
    "Jamaludin Jayadi Jumadil Junaidi Kadek Ketut Lalu Made Mahsun Mahyudin Marzuki Muhammad Mustafa Nasrudin Ridwan "
    "Rizal Rusdi Sahrul Samsul Saparudin Sudirman Sukirman Supriadi Syarif Taufik Usman Wayan Wildan Zulkarnain"
).split()
WOMEN = (  # noqa: SIM905
    "Aisyah Aminah Baiq Ernawati Fatimah Hadijah Halimah Handayani Hikmah Inaq Juariah Jumenah Jumiati Kartini "
    "Maemunah Mahnim Mariani Masitah Mulyani Nurhayati Nur’aini Rabiah Raudatul Rohani Rohaniah Rukayah "
    "Sahnim Saknah Salmah Siti Sopiah Sri Suhartini Sumiati Wahyuni Yuliana Zaenab"
).split()
FAMILY = (  # noqa: SIM905
    "Agustina Akbar Alwi Anwar Apriani Astuti Ayu Aziz Dewi Efendi Firdaus Fitriani Hadi Hakim Harun Hartati Hasan "
    "Hidayat Ismail Jaelani Khalid Kurniawan Kusuma Latif Lestari Majid Mansyur Maulana Mukhlis Murni Muslim Ningsih "
    "Pratama Puspita Putra Rahayu Rahman Ramdani Saleh Salim Sari Suryadi Susanti Utami Wati Wijaya Yusuf Zainuddin"
).split()


OPERATORS = ("12", "13", "19", "52", "77", "78", "95")


@dataclass(frozen=True)
class Home:
    """One village as the lists name it, and the six digits a NIK issued there begins with."""

    code: str
    village: str
    district: str
    regency: str
    prefix: str


@dataclass(frozen=True)
class Person:
    number: int
    name: str
    sex: str
    born: date
    mother: str
    father: str
    phone: str
    home: Home
    nik: str

    def told(self) -> dict[str, str | int]:
        """The clean identity, for the truth."""
        return {"id": self.number, "sex": self.sex, "name": self.name, "born": self.born.isoformat(),
                "village": self.home.code, "nik": self.nik, "mother": self.mother, "phone": self.phone}  # fmt: skip


def choose_villages(region: str, count: int, chance: random.Random) -> list[Home]:
    """Villages of the region, drawn by chance, in two or three of its districts where it has them."""
    villages = Region.objects.current().within(region).filter(level="village").order_by("code")
    codes = list(villages.values_list("code", flat=True))
    if not codes:
        raise ValueError(f"Tidak ada desa di wilayah {region!r}.")
    districts = sorted({code.rpartition(".")[0] for code in codes})
    chosen = set(chance.sample(districts, min(len(districts), max(1, count // 2))))
    near = [code for code in codes if code.rpartition(".")[0] in chosen]
    picked = sorted(chance.sample(near, min(count, len(near))))
    wanted = {code[:length] for code in picked for length in (5, 8, 13)}
    named = {r.code: r for r in Region.objects.filter(code__in=wanted)}
    return [
        Home(code, named[code].name, named[code[:8]].name, named[code[:5]].full_name, code[:8].replace(".", ""))
        for code in picked
    ]


def population(chance: random.Random, homes: list[Home], *, as_of: date, size: int) -> list[Person]:
    """`size` people: edges of age first, then look-alikes, then ordinary people."""
    drawn = _Drawer(chance, homes)
    everyone = [drawn.person(born=born) for born in _edges(as_of)]
    for _ in range(max(2, size // 150)):
        everyone += drawn.alike(as_of)
    while len(everyone) < size:
        everyone.append(drawn.person(born=_ordinary(chance, as_of)))
    return everyone


def _edges(as_of: date) -> list[date]:
    """Exactly 15 and a day less, 65 today and tomorrow, leap days, far too young and too old."""
    day = as_of.replace(day=min(as_of.day, 28))
    years = [day.replace(year=day.year - age) for age in (15, 65, 9, 72)]
    return [years[0], years[0] + timedelta(days=1), years[1], years[1] + timedelta(days=1), *years[2:],
            date(1992, 2, 29), date(2000, 2, 29)]  # fmt: skip


def _ordinary(chance: random.Random, as_of: date) -> date:
    return as_of - timedelta(days=chance.randint(18 * 366, 63 * 365))


class _Drawer:
    """Draws people one by one, with numbers and NIK that never repeat."""

    def __init__(self, chance: random.Random, homes: list[Home]) -> None:
        self.chance, self.homes = chance, homes
        self.count = 0
        self.used: set[str] = set()

    def person(
        self, *, born: date, sex: str = "", name: str = "", mother: str = "", home: Home | None = None
    ) -> Person:
        self.count += 1
        sex = sex or self.chance.choice("LP")
        home = home or self.chance.choice(self.homes)
        return Person(
            number=self.count,
            name=name or self.name(sex),
            sex=sex,
            born=born,
            mother=mother or self.name("P"),
            father=self.chance.choice(MEN),
            phone=f"08{self.chance.choice(OPERATORS)}{self.chance.randint(0, 10**8 - 1):08d}",
            home=home,
            nik=self.nik(home, born, sex),
        )

    def name(self, sex: str) -> str:
        words = self.chance.choices((0, 1, 2, 3), (8, 35, 42, 15))[0]
        return " ".join([self.chance.choice(MEN if sex == "L" else WOMEN), *self.chance.sample(FAMILY, words)])

    def nik(self, home: Home, born: date, sex: str) -> str:
        prefix = home.prefix if self.chance.random() < 0.93 else self.chance.choice(self.homes).prefix
        day = born.day + (40 if sex == "P" else 0)
        while True:
            serial = self.chance.randint(1, 60) if self.chance.random() < 0.7 else self.chance.randint(61, 899)
            nik = f"{prefix}{day:02d}{born:%m%y}{serial:04d}"
            if nik not in self.used:
                self.used.add(nik)
                return nik

    def alike(self, as_of: date) -> list[Person]:
        """A pair of twins, a namesake elsewhere, and a parent of the same name in the same village."""
        first = self.person(born=_ordinary(self.chance, as_of))
        family = first.name.split()[1:]
        given = [name for name in (MEN if first.sex == "L" else WOMEN) if name[:2] != first.name[:2]]
        twin = self.person(born=first.born, sex=first.sex, mother=first.mother, home=first.home,
                           name=" ".join([self.chance.choice(given), *family]))  # fmt: skip
        namesake = self.person(born=_ordinary(self.chance, as_of), sex=first.sex, name=first.name)
        older = first.born - timedelta(days=self.chance.randint(22 * 365, 30 * 365))
        parent = self.person(born=older, sex=first.sex, name=first.name, home=first.home)
        return [first, twin, namesake, parent]


def moved(person: Person, homes: list[Home], chance: random.Random) -> Person:
    """The same person in another village; the NIK stays."""
    others = [home for home in homes if home.code != person.home.code]
    return replace(person, home=chance.choice(others)) if others else person
