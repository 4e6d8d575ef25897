"""The page types of the portal. Wagtail's stock Page with our mixins; each module one kind of page."""

from naungan.portal.models.agenda import Event
from naungan.portal.models.emergency import EmergencyBanner
from naungan.portal.models.evacuation import EvacuationIndexPage, EvacuationPage
from naungan.portal.models.feedback import PageComment, PageOpinion
from naungan.portal.models.home import HomePage
from naungan.portal.models.links import LinkSearch, PageLink
from naungan.portal.models.media import Download, Picture, Rendition
from naungan.portal.models.news import ArticlePage, ArticleTag, NewsIndexPage, NewsSectionPage, RelatedArticle
from naungan.portal.models.profile import OfficePage, OfficialsPage, StaffPage, StructurePage, UnitPage
from naungan.portal.models.proofread import Proofread
from naungan.portal.models.reading import ReadCount
from naungan.portal.models.seedling import Seedling
from naungan.portal.models.tree import DoorPage, GuidePage, SectionPage
from naungan.portal.models.workflow import CheckTask, PublishTask

__all__ = [
    "ArticlePage",
    "ArticleTag",
    "CheckTask",
    "DoorPage",
    "Download",
    "EmergencyBanner",
    "EvacuationIndexPage",
    "EvacuationPage",
    "Event",
    "GuidePage",
    "HomePage",
    "LinkSearch",
    "NewsIndexPage",
    "NewsSectionPage",
    "OfficePage",
    "OfficialsPage",
    "PageComment",
    "PageLink",
    "PageOpinion",
    "Picture",
    "Proofread",
    "PublishTask",
    "ReadCount",
    "RelatedArticle",
    "Rendition",
    "SectionPage",
    "Seedling",
    "StaffPage",
    "StructurePage",
    "UnitPage",
]
