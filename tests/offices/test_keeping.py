"""Units, posts, appointments, staff figures and buildings, as somebody fills them in."""

from datetime import UTC, date, datetime, time

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from naungan.journal.models import Entry
from naungan.offices.actions import keep, remove
from naungan.offices.enums import AppointmentKind, UnitKind
from naungan.offices.models import Appointment, Building, Unit
from tests.offices.factories import appointment, official, post, unit

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
DAY = date(2026, 11, 22)


def kept(row, **changed):
    return keep(row, by=None, now=NOW, **changed)


def test_the_nine_units_stand_under_the_office():
    root = Unit.objects.root()
    assert root.parent is None and root.code == "dinas"
    codes = [one.code for one in Unit.objects.filter(parent=root)]
    assert codes == [
        "sekretariat", "pelatihan", "penempatan", "hubungan-industrial", "pengawasan", "transmigrasi",
        "uptd-blk", "uptd-pengawasan-lombok", "uptd-pengawasan-sumbawa",
    ]  # fmt: skip
    for one in Unit.objects.all():
        assert one.summary and one.duty_lines and one.basis_lines
        one.full_clean()
        for service in one.services.all():
            service.full_clean()
    assert Unit.objects.below(root).count() == 10


def test_a_second_office_is_refused_by_form_and_by_table():
    with pytest.raises(ValidationError):
        kept(Unit(code="lain", name="Lain", short="Lain", kind=UnitKind.OFFICE))
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.create(code="lain", name="Lain", short="Lain", kind=UnitKind.OFFICE)
    with pytest.raises(ValidationError, match="Pilih unit di atasnya"):
        kept(Unit(code="lain", name="Lain", short="Lain", kind=UnitKind.SECTION))


def test_no_unit_below_itself():
    top = unit("pelatihan")
    part = kept(Unit(code="seksi", name="Seksi", short="Seksi", kind=UnitKind.SECTION, parent=top))
    top.parent = part
    with pytest.raises(ValidationError) as refused:
        kept(top)
    assert list(refused.value.message_dict) == ["parent"]


def test_hours_and_contacts_come_from_above_where_none_are_written():
    root, part = Unit.objects.root(), unit("pelatihan")
    root.opening_hours.create(first_day=0, last_day=4, opens=time(8), closes=time(16))
    root.phone = "(0370) 000000"
    root.save()
    part = unit("pelatihan")
    assert [str(one) for one in part.hours()] == ["Senin–Jumat, 08.00–16.00"]
    assert part.reach("phone") == "(0370) 000000"
    part.opening_hours.create(first_day=5, last_day=5, opens=time(9), closes=time(12))
    assert [str(one) for one in part.hours()] == ["Sabtu, 09.00–12.00"]


def test_a_new_row_and_a_changed_one_leave_a_line_each():
    made = kept(post_row := Building(code="b", name="Gedung B", unit=unit("uptd-blk"), assembly_point="Lapangan."))
    assert made is post_row and made.pk
    made.floors = 2
    kept(made, changed=["floors"])
    lines = [(one.verb, one.noun, one.facts) for one in Entry.objects.order_by("id")]
    assert lines == [
        ("add", "offices.Building", {"fields": []}),
        ("change", "offices.Building", {"fields": ["floors"]}),
    ]


def test_never_two_definitive_holders():
    head = post(title="Kepala Dinas")
    appointment(head, official("Ani"), from_on=date(2024, 1, 1))
    second = Appointment(
        post=head, official=official("Budi"), kind=AppointmentKind.DEFINITIVE, from_on=date(2026, 1, 1)
    )
    with pytest.raises(ValidationError) as refused:
        kept(second)
    assert "Ani, Kepala Dinas" in refused.value.message_dict["post"][0]
    assert Appointment.objects.count() == 1 and not Entry.objects.exists()


def test_who_acted_on_a_day():
    head = post(title="Kepala Dinas", is_head=True)
    appointment(head, official("Ani"), from_on=date(2024, 1, 1), until_on=date(2026, 3, 1))
    appointment(head, official("Budi"), AppointmentKind.ACTING, date(2026, 3, 1), date(2026, 9, 1))
    appointment(head, official("Citra"), from_on=date(2026, 9, 1))
    appointment(head, official("Dedi"), AppointmentKind.DAILY, date(2026, 11, 20), date(2026, 11, 25))
    on = lambda *day: [one.official.name for one in Appointment.objects.heads().on(date(*day))]  # noqa: E731
    assert on(2026, 2, 28) == ["Ani"]
    assert on(2026, 3, 1) == ["Budi"]
    assert on(2026, 11, 22) == ["Dedi", "Citra"]  # the one who signs stands first
    assert on(2023, 1, 1) == []


def test_an_end_before_the_beginning_is_said_beside_its_field():
    with pytest.raises(ValidationError) as refused:
        kept(Appointment(post=post(), official=official("Ani"), kind=AppointmentKind.ACTING, from_on=DAY, until_on=DAY))
    assert "until_on" in refused.value.message_dict


def test_what_something_hangs_on_stays():
    row = appointment(post(), official("Ani"))
    with pytest.raises(ProtectedError):
        remove(row.official, by=None, now=NOW)
    remove(row, by=None, now=NOW)
    assert not Appointment.objects.exists()
    assert Entry.objects.filter(verb="remove").count() == 1


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"latitude": "116.1", "longitude": "-8.5"}, "latitude"),  # the wrong way round
        ({"phone": "tanya satpam"}, "phone"),
        ({"email": "bukan surel"}, "email"),
    ],
)
def test_a_place_is_checked(changed, field):
    row = unit("uptd-blk")
    for name, value in changed.items():
        setattr(row, name, value)
    with pytest.raises(ValidationError) as refused:
        kept(row)
    assert field in refused.value.message_dict


def test_a_map_link_needs_a_point():
    row = unit("uptd-blk")
    assert row.map_url == ""
    row.latitude, row.longitude = "-8.58330", "116.11670"
    assert row.map_url.startswith("https://www.openstreetmap.org/?mlat=-8.58330&mlon=116.11670")
