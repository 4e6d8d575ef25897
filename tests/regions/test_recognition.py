"""Places as clerks write them."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from naungan.regions import seed
from naungan.regions.recognition import CODES, Found, Gazetteer
from tests.regions.factories import gazetteer

GAPUK = ("52.01.01.2003", "52.01.01", "52.01")
SAYANG = ("52.71.03.1012", "52.71.03", "52.71")
NONE = (None, None, None)


def code_of(village: str, district: str) -> tuple[str, str, str]:
    """The codes of a village by its official name, looked up in the list itself."""
    districts = {code for code, name in seed.listed("wilayah").items() if name == district and code[:2] == "52"}
    (code,) = {code for code, name in seed.listed("desa").items() if name == village and code[:8] in districts}
    return code, code[:8], code[:5]


@pytest.mark.parametrize(
    ("village", "district", "regency", "expected"),
    [
        # case, dressing, punctuation
        ("Gapuk", "Gerung", "Kabupaten Lombok Barat", GAPUK),
        ("DESA GAPUK", "Kec. Gerung", "Kab. Lobar", GAPUK),
        ("Ds.Gapuk", "KEC.GERUNG", "LOBAR", GAPUK),
        ("Ds. Gapuk ", "  kecamatan  gerung", "kab.lombok barat", GAPUK),
        ("desa/kel. Gapuk", "Gerung", "Kab/Kota Lombok Barat", GAPUK),
        ("Kelurahan Gapuk", "Gerung", "Lombok Barat, NTB", GAPUK),
        ("Gapuk", "Gerung", "Kab. Lombok Barat Prov. NTB", GAPUK),
        # spacing and hyphens
        ("Desa Batulayar", "BATU LAYAR", "Lobar", code_of("Batulayar", "Batu Layar")),
        ("Batu Layar", "Batulayar", "Lobar", code_of("Batulayar", "Batu Layar")),
        ("Sayang-sayang", "CAKRANEGARA", "Kota Mataram", code_of("Sayang-sayang", "Cakranegara")),
        ("SAYANG SAYANG", "Cakra Negara", "Mataram", code_of("Sayang-sayang", "Cakranegara")),
        # apostrophes, doubled letters, old spelling
        ("HU'U", "Hu'u", "KABUPATEN DOMPU", code_of("Hu'u", "Hu'u")),
        ("Huu", "Hu`u", "Dompu", code_of("Hu'u", "Hu'u")),
        ("O\u2019o", "Donggo", "Kab. Bima", code_of("O'o", "Donggo")),
        ("Aik Bukak", "Batukliang Utara", "Loteng", code_of("Aik Bukaq", "Batukliang Utara")),
        ("Gerrung Utara", "Gerrung", "Lombok Barat", code_of("Gerung Utara", "Gerung")),
        # numbers
        ("KANDAI II", "Woja", "Dompu", code_of("Kandai II", "Woja")),
        ("Kandai 2", "Woja", "Dompu", code_of("Kandai II", "Woja")),
        ("Kandai Dua", "Kec. Woja", "Dompu", code_of("Kandai II", "Woja")),
        ("UPT Prode SP 2", "Plampang", "Sumbawa", code_of("UPT. Prode SP II", "Plampang")),
        # abbreviations
        ("Gn. Malang", "Pringgabaya", "Lotim", code_of("Gunung Malang", "Pringgabaya")),
        ("Bagik Payung Tmr", "Suralaga", "Kab. Lotim", code_of("Bagik Payung Timur", "Suralaga")),
        ("Gapuk", "Gerung", "Lom. Brt", GAPUK),
        ("Jenggala", "Tanjung", "KLU", code_of("Jenggala", "Tanjung")),
        ("Mantar", "Poto Tano", "KSB", code_of("Mantar", "Poto Tano")),
        # one slip of the pen
        ("Gapk", "Gerung", "Lobar", (None, "52.01.01", "52.01")),  # too short to be sure
        ("Dasan Tapem", "Gerung", "Lobar", code_of("Dasan Tapen", "Gerung")),
        ("Dasan Tapne", "Gerun", "Lombok Barta", code_of("Dasan Tapen", "Gerung")),
        ("Dasan Tpaem", "Gerung", "Lobar", (None, "52.01.01", "52.01")),  # two slips
        # the regency follows, or Bima is told apart by its district
        ("Gapuk", "Gerung", None, GAPUK),
        ("Gapuk", "Gerung", "NTB", GAPUK),
        ("Kalampa", "Woha", "Bima", code_of("Kalampa", "Woha")),
        ("Jatibaru Timur", "Asakota", "Bima", code_of("Jatibaru Timur", "Asakota")),
        ("Kalampa", "Woha", "Kota Bima", (None, None, "52.72")),
        # no district: only where one village bears the name
        ("Gapuk", None, "Lombok Barat", GAPUK),
        ("Gapuk", "-", "", NONE),  # Gerung and Suralaga
        ("Kuta", None, "Kab. Bima", (None, None, "52.06")),  # two in Bima
        ("Kuta", None, "Loteng", code_of("Kuta", "Pujut")),
        # parents contradict
        ("Kopang Rembiga", "Gerung", "Lobar", (None, "52.01.01", "52.01")),
        ("Gapuk", "Kopang", "Lombok Timur", (None, None, "52.03")),
        ("Jenggala", "Tanjung", "Lombok Barat", code_of("Jenggala", "Tanjung")),  # before the split of 2008
        # a misspelt district beside a village that is right
        ("Gunung Malang", "Pringabayya", "Lotim", code_of("Gunung Malang", "Pringgabaya")),
        ("Gunung Malang", "Pringgobayo", "Lotim", code_of("Gunung Malang", "Pringgabaya")),
        ("Kalampa", "Wohaa", "Kab. Bima", code_of("Kalampa", "Woha")),
        ("Kalampa", "Woga", "Kab. Bima", code_of("Kalampa", "Woha")),
        ("Kalampa", "Bolo", "Kab. Bima", (None, "52.06.02", "52.06")),
        ("Bebuak", "Kopang", "Kab. Sumbawa", (None, None, "52.04")),  # Ropang is one slip away, Kopang is written right
        # several places in one cell
        ("Gapuk (Dusun Montong)", "Gerung", "Lobar", GAPUK),
        ("Gapuk - Gerung", None, "Lobar", GAPUK),
        ("Gapuk / Gerung / Lobar", None, None, GAPUK),
        ("Dusun Montong", "Gerung", "Lobar", (None, "52.01.01", "52.01")),
        ("Dsn. Montong RT 02 RW 01 Desa Gapuk", "Gerung", "Lobar", GAPUK),
        ("Desa Gapuk Kec. Gerung Kab. Lombok Barat", None, None, GAPUK),
        ("Gapuk, Gerung, Lombok Barat", None, None, GAPUK),
        ("Gapuk", "Kec. Gerung Kab. Lobar", None, GAPUK),
        # codes
        ("5201012003", None, None, GAPUK),
        ("52.01.01.2003", "Gerung", "Lobar", GAPUK),
        # in no list
        ("Desa Antah Berantah", "Kec. Entah", "Kab. Lombok Timur", (None, None, "52.03")),
        ("Antah Berantah", "Entah", "Entah Berantah", NONE),
        ("Gapuk", "Gerung", "Entah Berantah", GAPUK),
        ("Antah", "Gerung", "Entah Berantah", NONE),
        (None, None, None, NONE),
        ("", "-", "Kab.", NONE),
        # another province: its districts are known, its villages are not loaded
        ("Dalung", "Kuta Utara", "Kab. Badung", (None, "51.03.06", "51.03")),
    ],
)
def test_as_clerks_write(village, district, regency, expected):
    assert gazetteer().place(village, district, regency) == expected


def test_order_height_and_missing_columns():
    frame = pl.DataFrame({"village": ["GAPUK", "xxx", None, "Gapuk"], "district": ["Gerung", "Gerung", None, "Gerung"]})
    found = gazetteer().recognise(frame)
    assert found.columns == CODES
    assert found.rows() == [GAPUK, (None, *GAPUK[1:]), NONE, GAPUK]
    assert gazetteer().recognise(pl.DataFrame({"other": [1, 2]})).rows() == [NONE, NONE]
    assert gazetteer().recognise(frame.clear()).rows() == []


def test_every_village_is_found_by_its_own_name():
    names = seed.listed("wilayah") | seed.listed("desa")
    codes = [code for code in seed.listed("desa") if code.startswith("52.")]
    frame = pl.DataFrame(
        {
            "village": [f"DESA {names[code].upper()}" for code in codes],
            "district": [f"Kec. {names[code[:8]]}" for code in codes],
            "regency": [names[code[:5]] for code in codes],
        }
    )
    assert gazetteer().recognise(frame)["village_code"].to_list() == codes


NAMES = sorted({name for code, name in (seed.listed("wilayah") | seed.listed("desa")).items() if code[:2] == "52"})
CELLS = (
    st.none()
    | st.text(max_size=20)
    | st.sampled_from(NAMES).flatmap(
        lambda name: st.sampled_from(
            [name, name.upper(), f"Desa {name}", f"Kec. {name}", name[1:], name[:2] + name[3:]]
        )
    )
)


@given(CELLS, CELLS, CELLS)
def test_never_outside_its_parents(village, district, regency):
    found = gazetteer().place(village, district, regency)
    assert found.village is None or found.village[:8] == found.district
    assert found.district is None or found.district[:5] == found.regency
    only = gazetteer().place(None, district, regency)
    if (
        only.district and not only.village and found.village
    ):  # a district that is certain by itself is never left for the village's sake
        assert found.district == only.district


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Desa Gapuk, Kec. Gerung, Kab. Lobar", Found(*GAPUK)),
        ("Kec. Kopang", Found(None, "52.02.09", "52.02")),
        ("Kopang", Found(None, "52.02.09", "52.02")),
        ("Kab. Lotim", Found(None, None, "52.03")),
        ("KLU", Found(None, None, "52.08")),
        ("Negeri Entah", Found()),
    ],
)
def test_find(text, expected):
    assert gazetteer().find(text) == expected


def test_regions_of_a_nik():
    regions = gazetteer().nik_regions()
    assert "52" in regions.provinces and "54" not in regions.provinces
    assert {"5203", "6473", "9101"} <= regions.regencies and "5209" not in regions.regencies
    assert {"520307", "520105"} <= regions.districts
    assert "520307" in gazetteer().current_districts and "520105" not in gazetteer().current_districts


def test_load_reads_the_table(db):
    loaded = Gazetteer.load()
    assert loaded.nik_regions() == gazetteer().nik_regions()
    assert loaded.place("Gapuk", "Gerung", "Lobar") == GAPUK
