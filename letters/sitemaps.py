"""The public addresses for search engines (sitemaps.org), with when each changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.sitemaps import Sitemap
from django.db.models import Max, Q, QuerySet
from django.urls import reverse

from letters.models import (
    Agent,
    Document,
    DocumentStatus,
    Edition,
    Reading,
    SitePageName,
    Topic,
)

ANYBODY = AnonymousUser()
# Addresses in one file. The standard allows ten times as many.
PER_FILE = 5_000


class DocumentSitemap(Sitemap):
    limit = PER_FILE

    def items(self) -> QuerySet[Document]:
        visible = Document.objects.visible_to(ANYBODY).order_by("pk")
        return visible.only("identifier", "changed")

    def lastmod(self, document: Document) -> datetime:
        return document.changed

    def get_latest_lastmod(self) -> datetime | None:
        """Django's own reads every document."""
        visible = Document.objects.visible_to(ANYBODY).order_by()
        return visible.aggregate(last=Max("changed"))["last"]


class EditionSitemap(Sitemap):
    limit = PER_FILE

    def items(self) -> QuerySet[Edition]:
        """Each with `changed`: when any of its public documents was, the last time."""
        public = Q(documents__status=DocumentStatus.PUBLISHED)
        changed = Max("documents__changed", filter=public)
        visible = Edition.objects.visible_to(ANYBODY).annotate(changed=changed)
        return visible.order_by("pk")

    def lastmod(self, edition: Any) -> datetime:
        return edition.changed


class PeopleSitemap(Sitemap):
    limit = PER_FILE

    def items(self) -> QuerySet[Agent]:
        """The records that stand for themselves: the others lead to these."""
        standing = Agent.objects.visible_to(ANYBODY).standing_for_themselves()
        return standing.order_by("pk").only("identifier", "address")


class TopicSitemap(Sitemap):
    """The headings of indexes, each once."""

    limit = PER_FILE

    def items(self) -> QuerySet[Topic, str]:
        topics = Topic.objects.visible_to(ANYBODY).order_by("key")
        return topics.values_list("key", flat=True).distinct()

    def location(self, item: Any) -> str:
        return reverse("letters:topic-detail", args=[item])


class ReadingSitemap(Sitemap):
    limit = PER_FILE

    def items(self) -> QuerySet[Reading]:
        """Those that teachers let everybody see, but for those that will close."""
        return Reading.objects.listed().filter(closes_on=None).order_by("pk")


class ListSitemap(Sitemap):
    """The ways into the archive."""

    NAMES = (
        *("home", "chronology", "document-list", "edition-list", "agent-list"),
        *("place-list", "repository-list", "reading-list", "correction-list"),
        *("glossary", "coverage", "topic-list"),
        *SitePageName.values,
    )

    def items(self) -> tuple[str, ...]:
        return self.NAMES

    def location(self, item: Any) -> str:
        return reverse(f"letters:{item}")


SITEMAPS: dict[str, type[Sitemap]] = {
    "lists": ListSitemap,
    "documents": DocumentSitemap,
    "editions": EditionSitemap,
    "people": PeopleSitemap,
    "topics": TopicSitemap,
    "readings": ReadingSitemap,
}
