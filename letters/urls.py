"""Every public address. What stands here is promised to people who cite us."""

from django.urls import path, register_converter

from letters.converters import DocumentIdentifierConverter, KeyConverter
from letters.views import (
    browsing,
    downloads,
    health,
    images,
    parts,
    people,
    reading,
    revisions,
    search,
)

register_converter(DocumentIdentifierConverter, "document")
register_converter(KeyConverter, "key")

app_name = "letters"

DOCUMENT = "documents/<document:identifier>/"

urlpatterns = [
    path("", browsing.home, name="home"),
    path("documents/", browsing.document_list, name="document-list"),
    path("editions/", browsing.edition_list, name="edition-list"),
    path("editions/<slug:identifier>/", browsing.edition_detail, name="edition-detail"),
    path("help/notation/", browsing.notation_help, name="notation-help"),
    # People
    path("people/", people.agent_list, name="agent-list"),
    path("people/<slug:identifier>/", people.agent_detail, name="agent-detail"),
    # Search
    path("search/", search.search, name="search"),
    path("search.json", search.search_json, name="search-json"),
    # One document
    path(DOCUMENT, reading.document_detail, name="document-detail"),
    path(f"{DOCUMENT}pages/<key:key>/", reading.page_detail, name="page-detail"),
    path(f"{DOCUMENT}notes/<key:key>/", parts.footnote_detail, name="footnote-detail"),
    path(
        f"{DOCUMENT}references/<key:key>/",
        parts.reference_detail,
        name="reference-detail",
    ),
    path(f"{DOCUMENT}segments/<key:key>/", parts.segment, name="segment"),
    path(f"{DOCUMENT}marks/<key:key>/", parts.mark, name="mark"),
    path(f"{DOCUMENT}passages/<key:key>/", parts.passage, name="passage"),
    path(
        f"{DOCUMENT}images/<slug:digest>/<slug:size>/",
        images.page_image,
        name="page-image",
    ),
    # Its history and its files
    path(f"{DOCUMENT}revisions/", revisions.revision_list, name="revision-list"),
    path(
        f"{DOCUMENT}revisions/<int:number>/",
        revisions.revision_detail,
        name="revision-detail",
    ),
    path(f"{DOCUMENT}tei/", downloads.tei, name="document-tei"),
    path(f"{DOCUMENT}text/", downloads.text, name="document-text"),
    path(f"{DOCUMENT}notation/", downloads.notation, name="document-notation"),
    path(f"{DOCUMENT}source/", downloads.source, name="document-source"),
    # Asked by machines
    path("health/live", health.live, name="health-live"),
    path("health/ready", health.ready, name="health-ready"),
]
