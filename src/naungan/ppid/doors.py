"""How much one address may send through the public forms, and what to do instead when it is too much.

Generous, because a village office or a whole mobile network shares one address. What was typed is never lost by it.
"""

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext as _

from naungan.kit.limits import knocked_too_often
from naungan.offices.enums import UnitKind
from naungan.offices.models import Unit
from naungan.ppid.reports.drafts import is_room_for

HOUR = 60 * 60
MOST_SENT, MOST_BEGUN, MOST_FILES = 20, 60, 40  # an hour, from one address
MOST_BYTES = 60_000_000  # of files an hour, from one address


def sends_too_often(request: HttpRequest) -> str:
    """Count one form that is being sent. The sentence to show when it is too much, or ""."""
    if not knocked_too_often(request, "ppid.send", most=MOST_SENT, seconds=HOUR):
        return ""
    return _("Dari sambungan ini sudah banyak formulir terkirim dalam satu jam. Isian Anda tetap tersimpan.") + _ways()


def begins_too_often(request: HttpRequest) -> str:
    """Count one draft that is being begun."""
    if not knocked_too_often(request, "ppid.begin", most=MOST_BEGUN, seconds=HOUR):
        return ""
    return (
        _("Dari sambungan ini sudah banyak formulir dimulai dalam satu jam. Tulisan Anda masih di layar ini.") + _ways()
    )


def files_too_many(request: HttpRequest) -> str:
    """Count the files of one step with their bytes."""
    files = [one for name in request.FILES for one in request.FILES.getlist(name)]
    size = sum(one.size or 0 for one in files if isinstance(one, UploadedFile))
    if not files:
        return ""
    many = knocked_too_often(request, "ppid.files", most=MOST_FILES, seconds=HOUR, weight=len(files))
    much = knocked_too_often(request, "ppid.bytes", most=MOST_BYTES, seconds=HOUR, weight=size)
    if not (many or much) and is_room_for(size):
        return ""
    return (
        _("Berkasnya belum dapat kami terima sekarang. Lanjutkan tanpa berkas; salinannya boleh disusulkan.") + _ways()
    )


def _ways() -> str:
    """What to do instead: wait, come, write, telephone."""
    root = Unit.objects.filter(kind=UnitKind.OFFICE).first()
    phone = root.phone if root else ""
    said = _(" Coba lagi satu jam lagi, atau datang ke meja layanan, atau kirim surat")
    return said + (_(", atau telepon %(phone)s.") % {"phone": phone} if phone else ".")
