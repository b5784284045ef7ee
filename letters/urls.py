"""Every public address. What stands here is promised to people who cite us."""

from django.urls import path, register_converter

from letters.converters import DocumentIdentifierConverter, KeyConverter
from letters.views import (
    books,
    browsing,
    citing,
    downloads,
    editions,
    entries,
    health,
    images,
    likeness,
    parts,
    people,
    pointers,
    printed_pages,
    reading,
    revisions,
    search,
    search_feed,
    search_json,
    search_table,
    sheets,
    suggestions,
    wanted,
)

register_converter(DocumentIdentifierConverter, "document")
register_converter(KeyConverter, "key")

app_name = "letters"

DOCUMENT = "documents/<document:identifier>/"
EDITION = "editions/<slug:identifier>/"

urlpatterns = [
    path("", browsing.home, name="home"),
    path("documents/", browsing.document_list, name="document-list"),
    path("editions/", browsing.edition_list, name="edition-list"),
    path("help/notation/", browsing.notation_help, name="notation-help"),
    path("help/search/", browsing.search_help, name="search-help"),
    # One edition
    path(EDITION, editions.edition_detail, name="edition-detail"),
    path(
        f"{EDITION}sections/<key:key>/",
        editions.section_detail,
        name="section-detail",
    ),
    path(
        f"{EDITION}persons/",
        entries.entry_list,
        {"kind": "person"},
        name="edition-persons",
    ),
    path(
        f"{EDITION}terms/",
        entries.entry_list,
        {"kind": "term"},
        name="edition-terms",
    ),
    path(f"{EDITION}entries/<key:key>/", entries.entry_detail, name="entry-detail"),
    path(
        f"{EDITION}pages/<key:label>/", printed_pages.edition_page, name="edition-page"
    ),
    path(f"{EDITION}find/", pointers.edition_find, name="edition-find"),
    path(f"{EDITION}find/<key:pointer>", pointers.edition_find, name="edition-find"),
    path(f"{EDITION}epub/", books.edition_epub, name="edition-epub"),
    path(f"{EDITION}tei/", editions.edition_tei, name="edition-tei"),
    # What is not here
    path("wanted/", wanted.wanted, name="wanted"),
    path("wanted.csv", wanted.wanted_csv, name="wanted-csv"),
    path("wanted/<document:identifier>/", wanted.wanted_detail, name="wanted-detail"),
    # People
    path("people/", people.agent_list, name="agent-list"),
    path("people/<slug:identifier>/", people.agent_detail, name="agent-detail"),
    # Search
    path("search/", search.search, name="search"),
    path("search.json", search_json.search_json, name="search-json"),
    path("search.csv", search_table.search_csv, name="search-csv"),
    path("search.atom", search_feed.search_feed, name="search-feed"),
    path("search/suggest.json", suggestions.suggest_json, name="search-suggest"),
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
    path(f"{DOCUMENT}cite/", citing.cite, name="document-cite"),
    path(f"{DOCUMENT}cite/<slug:name>/", citing.citation_file, name="citation-file"),
    # Others like it
    path(f"{DOCUMENT}similar/", likeness.similar, name="document-similar"),
    path(
        f"{DOCUMENT}shared/<document:other>/", likeness.shared, name="document-shared"
    ),
    # Its history and its files
    path(f"{DOCUMENT}revisions/", revisions.revision_list, name="revision-list"),
    path(
        f"{DOCUMENT}revisions/<int:number>/",
        revisions.revision_detail,
        name="revision-detail",
    ),
    path(f"{DOCUMENT}pdf/", sheets.pdf, name="document-pdf"),
    path(f"{DOCUMENT}tei/", downloads.tei, name="document-tei"),
    path(f"{DOCUMENT}text/", downloads.text, name="document-text"),
    path(f"{DOCUMENT}notation/", downloads.notation, name="document-notation"),
    path(f"{DOCUMENT}source/", downloads.source, name="document-source"),
    # Asked by machines
    path("health/live", health.live, name="health-live"),
    path("health/ready", health.ready, name="health-ready"),
]
