"""Reads of this room: the structure on a day, who held what, how many work here, whether the door is open."""

from naungan.offices.reports.opening import DoorToday, door_of, hours_lines
from naungan.offices.reports.people import Holding, PostHistory, histories, leaders, searchable
from naungan.offices.reports.staff import StaffTable, newest, staff_tables
from naungan.offices.reports.structure import Group, Node, structure

__all__ = [
    "DoorToday",
    "Group",
    "Holding",
    "Node",
    "PostHistory",
    "StaffTable",
    "door_of",
    "histories",
    "hours_lines",
    "leaders",
    "newest",
    "searchable",
    "staff_tables",
    "structure",
]
