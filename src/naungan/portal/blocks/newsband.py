"""The band of news on the front page: the newest large, with its picture, and four more."""

from django.apps import apps
from wagtail import blocks

HOW_MANY = 5


class NewsBand(blocks.StructBlock):
    """Chooses nothing: what is newest stands here by itself."""

    title = blocks.CharBlock(max_length=60, default="Berita", label="judul")

    class Meta:
        icon = "doc-full"
        label = "berita terbaru"
        template = "portal/blocks/newsband.html"

    def get_context(self, value, parent_context=None):
        """`articles`, newest first, and `all`, the address of the whole list. Three queries."""
        context = super().get_context(value, parent_context)
        context["articles"] = list(apps.get_model("portal", "ArticlePage").objects.listed()[:HOW_MANY])
        index = apps.get_model("portal", "NewsIndexPage").objects.live().first()
        context["all"] = index.address if index else "/"
        return context
