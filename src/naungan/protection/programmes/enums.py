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
