"""Occupations as clerks write them, to sectors. Pure.

The order of WORDS is the order of trust. Who sells is a trader whatever is sold ("pedagang ikan", "penjual rokok"), who
drives is in transport whatever is carried, and only then does the thing itself decide: a "buruh tani tembakau" is a
tobacco worker before a farm hand. A word matches from its beginning ("tenun" in "tenunan"); with "!" it must be whole.
"""

import polars as pl

from naungan.codes.enums import Sector

WORDS: list[tuple[Sector, str]] = [
    (Sector.CONSTRUCTION, "pembantu tukang, kenek tukang, laden tukang, peladen"),  # before the words they hold
    (
        Sector.RELIGIOUS,
        """ngaji!, mengaji, marbot, marbut, merbot, merbut, takmir, ta'mir, imam!, muadzin, muazin, mu'adzin, ustad,
        ustaz, tuan guru, kiai, kyai, khatib, khotib, bilal!, modin!, penghulu, diniyah, guru tpq, guru tpa, guru madin,
        guru agama, guru quran, guru al quran, pengajar tpq, masjid, mesjid, mushol, musola, pendeta, pastor, pemangku,
        pinandita, pedanda, pandita, biksu, rohaniwan""",
    ),
    (
        Sector.TRADE,
        """pedagang, padagang, dagang, penjual, jual, asongan, pengecer, pengepul, bakul!, toko!, kios, warung, lapak,
        kaki lima, pkl!, pasar!, kelontong, umkm!""",
    ),
    (
        Sector.TRANSPORT,
        """ojek, ojeg, ojol!, sopir, supir, driver, pengemudi, pengendara, kusir, cidomo, becak, bemor!, bentor, kernet,
        kenek, kondektur, angkot, travel!, kurir, ekspedisi, pengantar paket, pengantar barang, kuli angkut,
        kuli panggul, buruh angkut, buruh panggul, buruh pelabuhan, bongkar muat, porter!, delman, taksi""",
    ),
    (Sector.TOBACCO, "tembakau, tmbakau, tbakau, mbako, tembako, rokok, cerutu, sigaret, kretek, omprong, virginia"),
    (
        Sector.FISHERY,
        """nelayan, ikan!, perikanan, tambak, petambak, garam!, rumput laut, lobster, udang, mutiara, kerang, abk!,
        anak buah kapal, keramba, melaut, kepiting""",
    ),
    (
        Sector.CRAFT,
        """tenun, penenun, nenun, menenun, jahit, penjahit, menjahit, pengrajin, perajin, kerajinan, anyam, penganyam,
        gerabah, mebel, meubel, ukir, pengukir, batik, pembatik, bordir, sulam, penyulam, songket, ketak!, pandai besi,
        las!, batu bata, bata!, genteng, sablon, industri rumah, home industri, home industry, perhiasan, emas!, cukli,
        keramik, tahu!, tempe!, pengolah makanan, pengolah kopi, pengolah hasil""",
    ),
    (
        Sector.DOMESTIC,
        "rumah tangga, rumahtangga, prt!, art!, irt!, mrt!, pembantu, pengasuh, baby sit, babysit, tukang kebun",
    ),
    (
        Sector.SERVICES,
        """juru masak, tukang masak, koki!, katering, catering, cukur, pangkas, salon, rias!, pijat, urut!, bengkel,
        mekanik, montir, servis, service, reparasi, elektronik, sol sepatu, tukang gigi, tukang parkir, tukang sampah,
        tukang listrik, tukang kunci, parkir, satpam, security, keamanan, jaga malam, penjaga, hansip, linmas,
        kebersihan, sampah, pemulung, sapu, cleaning, laundr, cuci, hotel, pelayan, pramu, pemandu, guide!, foto, musik,
        musis, seniman, guru!, pengajar, dosen, kader, posyandu, perawat, bidan, dukun, honorer, perangkat desa,
        kepala dusun, staf, karyawan, pegawai, kasir, loper, penyiar, relawan""",
    ),
    (
        Sector.CONSTRUCTION,
        """bangunan, konstruksi, proyek, tukang batu, tukang kayu, tukang cat, tukang besi, tukang semen, tukang plafon,
        tukang aspal, tukang ledeng, tukang pipa, mandor, kuli, tukang!""",
    ),
    (
        Sector.AGRICULTURE,
        """tani!, petani, pertanian, bertani, kebun, pekebun, perkebunan, berkebun, ternak, peternak, sapi!, kambing,
        kerbau, ayam!, unggas, sawah, panen, pemanen, ladang, peladang, hutan, penggarap, penyadap, aren!, gembala,
        penggembala, madu!, padi!, jagung, kedelai, bawang, kopi!, kakao, kelapa, sayur, buah!, pemetik""",
    ),
]


def pattern(words: str) -> str:
    """One regular expression for the words of a sector."""
    terms = [term.strip() for term in words.replace("\n", " ").split(",")]
    return r"\b(?:" + "|".join(term.replace("!", r"\b") for term in terms) + ")"


RULES = [(sector.value, pattern(words)) for sector, words in WORDS]


def sector_of(occupations: pl.Series) -> pl.Series:
    """The `Sector` value of each occupation: null where nothing is written, "other" where no word is known."""
    text = pl.col("text")
    chain = pl.when(text.is_null() | (text == "")).then(None)
    for sector, words in RULES:
        chain = chain.when(text.str.contains(words)).then(pl.lit(sector))
    cleaned = pl.col("written").str.to_lowercase().str.replace_all(r"[^a-z0-9']+", " ").str.strip_chars(" '")
    written = pl.DataFrame({"written": occupations.cast(pl.String)})
    known = written.unique().with_columns(cleaned.alias("text"))
    known = known.with_columns(chain.otherwise(pl.lit(Sector.OTHER.value)).cast(pl.String).alias("sector"))
    joined = written.join(known, on="written", how="left", nulls_equal=True, maintain_order="left")
    return joined["sector"].alias(occupations.name)
