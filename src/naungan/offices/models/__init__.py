"""Kantor, unit kerja, jabatan, pejabat, pegawai, gedung: who the house is made of, and since when."""

from naungan.offices.models.building import Building
from naungan.offices.models.office import Office
from naungan.offices.models.post import Appointment, Official, Post
from naungan.offices.models.staff import StaffCount, StaffReport
from naungan.offices.models.unit import OpeningHours, Unit, UnitService

__all__ = [
    "Appointment",
    "Building",
    "Office",
    "Official",
    "OpeningHours",
    "Post",
    "StaffCount",
    "StaffReport",
    "Unit",
    "UnitService",
]
