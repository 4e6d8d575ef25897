from django.db.models import TextChoices


class Fund(TextChoices):
    """Who pays. `Fund.x.law` is the word the book of the law knows as the condition `funding`."""

    DBHCHT = "dbhcht", "DBHCHT"
    APBD_PROVINCE = "apbd_province", "APBD provinsi"
    APBD_REGENCY = "apbd_regency", "APBD kabupaten/kota"
    APBDES = "apbdes", "APBDes"
    CSR = "csr", "CSR"
    ZAKAT = "zakat", "zakat"
    SELF = "self", "mandiri"

    @property
    def law(self) -> str:
        return "apbd" if self in (Fund.APBD_PROVINCE, Fund.APBD_REGENCY) else self.value

    @property
    def is_funded(self) -> bool:
        """Paid by somebody else than the worker."""
        return self != Fund.SELF


class ProgrammeState(TextChoices):
    OPEN = "open", "terbuka"
    CLOSED = "closed", "ditutup"


class Refusal(TextChoices):
    """Why a person of a roster is not enrolled. The first that holds, in this order, is told."""

    NO_NIK = "no_nik", "NIK belum ada; didaftarkan setelah NIK diketahui"
    UNDECIDED = "undecided", "tanggal lahir dan NIK berbeda; perlu diputuskan petugas"
    NO_BIRTH_DATE = "no_birth_date", "tanggal lahir belum diketahui"
    TOO_YOUNG = "too_young", "umur di bawah batas program pada hari pertama perlindungan"
    TOO_OLD = "too_old", "umur di atas batas program pada hari pertama perlindungan"
    SECTOR = "sector", "pekerjaannya di luar sasaran program"
    REGION = "region", "tempat tinggal di luar wilayah program"
    COVERED = "covered", "sudah dibayar program lain untuk bulan yang sama"
