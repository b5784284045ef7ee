"""The ways in: lists, time, editions, people, places, searches."""

from django.urls import path

from letters.urls.routes import EDITION, MONTH, YEAR
from letters.views import (
    browsing,
    chronology,
    correction_list,
    document_feed,
    exchanges,
    listed_names,
    network,
    people,
    places,
    repositories,
    site_pages,
    topics,
    wanted,
)
from letters.views.documents import document_list
from letters.views.editions import entries, epub, find, pages, series_addresses, volume
from letters.views.search import (
    feed,
    json_answer,
    more_ways,
    search_files,
    search_page,
    suggestions,
    table,
)
from letters.views.taking import my_list

urlpatterns = [
    path("", browsing.home, name="home"),
    path("documents/", document_list.document_list, name="document-list"),
    path(
        "documents.<download:suffix>",
        document_list.list_download,
        name="document-list-file",
    ),
    path("editions/", browsing.edition_list, name="edition-list"),
    path("coverage/", browsing.coverage, name="coverage"),
    path("help/notation/", browsing.notation_help, name="notation-help"),
    path("help/search/", browsing.search_help, name="search-help"),
    path("documents.atom", document_feed.document_feed, name="document-feed"),
    # About the archive
    *(
        path(f"{name}/", site_pages.site_page, {"name": name}, name=name.value)
        for name in site_pages.PAGES
    ),
    # Time
    path("chronology/", chronology.decade_list, name="chronology"),
    path("chronology/undated/", chronology.undated, name="chronology-undated"),
    path(YEAR, chronology.period_detail, name="chronology-year"),
    path(MONTH, chronology.period_detail, name="chronology-month"),
    path(f"{MONTH}<two_digits:day>/", chronology.period_detail, name="chronology-day"),
    # One edition
    path(EDITION, volume.edition_detail, name="edition-detail"),
    path(
        f"{EDITION}sections/<key:key>/",
        volume.section_detail,
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
    path(f"{EDITION}pages/<key:label>/", pages.edition_page, name="edition-page"),
    path(f"{EDITION}find/", find.edition_find, name="edition-find"),
    path(f"{EDITION}find/<key:pointer>", find.edition_find, name="edition-find"),
    path(f"{EDITION}epub/", epub.edition_epub, name="edition-epub"),
    path(f"{EDITION}tei/", volume.edition_tei, name="edition-tei"),
    path(
        f"{EDITION}documents.<download:suffix>",
        volume.edition_download,
        name="edition-files",
    ),
    # As history.state.gov has them
    *(
        path(
            f"{start}<volume:identifier>/{end}",
            series_addresses.series_address,
            name="series-address",
        )
        for start in ("historicaldocuments/", "")
        for end in ("", "<key:pointer>/")
    ),
    # Cited but not held
    path("corrections/", correction_list.correction_list, name="correction-list"),
    path("corrections.atom", correction_list.correction_feed, name="correction-feed"),
    path("wanted/", wanted.wanted, name="wanted"),
    path("wanted.csv", wanted.wanted_csv, name="wanted-csv"),
    path("wanted/<document:identifier>/", wanted.wanted_detail, name="wanted-detail"),
    # People
    path("people/", listed_names.agent_list, name="agent-list"),
    path("people/network/", network.network, name="network"),
    path("people/<slug:identifier>/", people.agent_detail, name="agent-detail"),
    path(
        "people/<slug:identifier>/network/",
        network.agent_network,
        name="agent-network",
    ),
    path(
        "people/<slug:identifier>/with/<slug:other>/",
        exchanges.exchange_detail,
        name="exchange-detail",
    ),
    path(
        "people/<slug:identifier>/with/<slug:other>/documents.<download:suffix>",
        exchanges.exchange_download,
        name="exchange-files",
    ),
    path(
        "people/<slug:identifier>/documents.<download:suffix>",
        people.agent_download,
        name="agent-files",
    ),
    path("glossary/", listed_names.glossary, name="glossary"),
    # What the indexes of volumes have
    path("topics/", listed_names.topic_list, name="topic-list"),
    path("topics/<key:key>/", topics.topic_detail, name="topic-detail"),
    # Where documents were written
    path("places/", places.place_list, name="place-list"),
    path("places/<slug:identifier>/", places.place_detail, name="place-detail"),
    # Where papers are kept
    path("repositories/", repositories.repository_list, name="repository-list"),
    path(
        "repositories/<slug:identifier>/",
        repositories.repository_detail,
        name="repository-detail",
    ),
    # A list that a reader keeps
    path("my-list/", my_list.my_list, name="my-list"),
    path("my-list/citations/", my_list.my_list_citations, name="my-list-citations"),
    path("my-list/documents.pdf", my_list.my_list_pdf, name="my-list-pdf"),
    path(
        "my-list/documents.<download:suffix>",
        my_list.my_list_download,
        name="my-list-file",
    ),
    # Search
    path("search/", search_page.search, name="search"),
    path("search/more/", more_ways.more_ways, name="search-more"),
    path("search.json", json_answer.search_json, name="search-json"),
    path("search.csv", table.search_csv, name="search-csv"),
    path("search.atom", feed.search_feed, name="search-feed"),
    path("search.<download:suffix>", search_files.search_download, name="search-file"),
    path("search/suggest.json", suggestions.suggest_json, name="search-suggest"),
]
