"""Which sector an occupation as written belongs to ("Buruh Panen", "ojek online")."""

import polars as pl

from naungan.codes.enums import Sector

# In this order: "buruh tani tembakau" is tobacco before it is farming, "buruh bangunan" building before labour.
WORDS: tuple[tuple[Sector, str], ...] = (
    (Sector.TOBACCO, r"tembakau|tobako|rokok|krosok|rajang|omprongan"),
    (Sector.RELIGIOUS, r"guru ?ngaji|marbot|marbut|imam|muazin|muadzin|ustad|dai\b|penghulu|mubalig|pemangku|"
                       r"pendeta|ngaji|takmir"),
    (Sector.FISHERY, r"nelayan|ikan|tambak|rumput ?laut|perahu|lobster|udang|mutiara|garam"),
    (Sector.TRANSPORT, r"ojek|ojol|sopir|supir|cidomo|kusir|becak|kurir|angkut|travel|driver|pengemudi|kernet"),
    (Sector.CONSTRUCTION, r"bangunan|tukang (?:batu|kayu|cat|las|besi)|proyek|konstruksi|mandor"),
    (Sector.CRAFT, r"tenun|penenun|kerajinan|pengrajin|perajin|anyam|gerabah|penjahit|jahit|ukir|"
                    r"songket|bata\b|genteng"),
    (Sector.DOMESTIC, r"rumah ?tangga|\birt\b|pembantu|asisten rumah|\bart\b|pengasuh|\bprt\b"),
    (Sector.TRADE, r"dagang|jual|warung|kios|toko|asongan|bakulan|pasar|wiraswasta|wirausaha|pengepul|\bumkm\b"),
    (Sector.AGRICULTURE, r"tani|panen|kebun|ladang|sawah|ternak|petani|gembala|peternak|jagung|padi|hutan|nira|kopi"),
    (Sector.SERVICES, r"jasa|juru|bengkel|montir|cuci|pangkas|cukur|salon|parkir|satpam|kebersihan|pemulung|honor|guru|"
                      r"kader|tukang pijat|ojek pangkalan|pelayan|buruh cuci|serabutan|seniman|pemandu"),
)  # fmt: skip


def sector(occupation: pl.Expr) -> pl.Expr:
    """A `codes.Sector` value; "other" for work that no word explains, null where nothing is written."""
    text = occupation.str.to_lowercase()
    found = pl.coalesce([pl.when(text.str.contains(words)).then(pl.lit(str(code.value))) for code, words in WORDS])
    return pl.when(text.is_not_null()).then(found.fill_null(str(Sector.OTHER.value)))
