"""The page types of the portal. Wagtail's stock Page with our mixins; each module one kind of page."""

from naungan.portal.models.agenda import Event
from naungan.portal.models.emergency import EmergencyBanner
from naungan.portal.models.home import HomePage
from naungan.portal.models.proofread import Proofread
from naungan.portal.models.seedling import Seedling
from naungan.portal.models.tree import DoorPage, GuidePage, SectionPage

__all__ = ["DoorPage", "EmergencyBanner", "Event", "GuidePage", "HomePage", "Proofread", "SectionPage", "Seedling"]
