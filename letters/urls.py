"""Every public address. They are promised to people who cite us."""

from django.urls import path, register_converter

from letters.converters import (
    DocumentIdentifierConverter,
    DownloadConverter,
    KeyConverter,
    ScanNameConverter,
    TwoDigitsConverter,
    VolumeConverter,
    YearConverter,
)
from letters.views import (
    book_catalogue,
    browsing,
    chronology,
    correction_list,
    correspondence_index,
    document_feed,
    exchanges,
    harvesting,
    health,
    listed_names,
    metrics,
    mistake_reports,
    network,
    people,
    places,
    repositories,
    site_map,
    site_pages,
    topics,
    wanted,
    well_known,
)
from letters.views.api import description, interface
from letters.views.documents import (
    citing,
    comparing,
    detail,
    document_list,
    downloads,
    images,
    parts,
    pdf,
    revisions,
    similar,
    witnesses,
)
from letters.views.editions import (
    entries,
    epub,
    find,
    pages,
    series_addresses,
    volume,
)
from letters.views.iiif import image_api, presentation
from letters.views.reading_files import annotation_file, embed, handout, importing
from letters.views.readings import detail as reading_detail
from letters.views.readings import gallery
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
from letters.views.teaching import (
    accounts,
    adding,
    annotating,
    desk,
    items,
    preview,
    readings,
    settling,
)

register_converter(DocumentIdentifierConverter, "document")
register_converter(DownloadConverter, "download")
register_converter(KeyConverter, "key")
register_converter(VolumeConverter, "volume")
register_converter(YearConverter, "year")
register_converter(ScanNameConverter, "scan")
register_converter(TwoDigitsConverter, "two_digits")

app_name = "letters"

DOCUMENT = "documents/<document:identifier>/"
READING = "readings/<slug:slug>/"
EDITION = "editions/<slug:identifier>/"
IIIF_DOCUMENT = "iiif/<document:identifier>/"
IIIF_EDITION = "iiif/editions/<slug:identifier>/"
IIIF_SCAN = "iiif/<document:identifier>/<scan:name>"
YEAR = "chronology/<year:year>/"
MONTH = f"{YEAR}<two_digits:month>/"
DESK = "teach/<slug:slug>/"
DESK_ITEM = f"{DESK}<int:item>/"

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
    # One document
    path(DOCUMENT, detail.document_detail, name="document-detail"),
    path(f"{DOCUMENT}pages/<key:key>/", detail.page_detail, name="page-detail"),
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
        f"{DOCUMENT}images/<key:name>/<slug:size>/",
        images.page_image,
        name="page-image",
    ),
    # Scans for programs that show them (IIIF Image API 3)
    path(IIIF_SCAN, image_api.base, name="iiif-base"),
    path(f"{IIIF_SCAN}/info.json", image_api.info, name="iiif-info"),
    path(
        f"{IIIF_SCAN}/<str:region>/<str:size>/<str:rotation>/<str:quality>.<str:suffix>",
        image_api.image,
        name="iiif-image",
    ),
    path(f"{DOCUMENT}cite/", citing.cite, name="document-cite"),
    path(f"{DOCUMENT}cite/<slug:name>/", citing.citation_file, name="citation-file"),
    # Mistakes that readers report
    path(f"{DOCUMENT}report/", mistake_reports.document_report, name="document-report"),
    path(
        f"{EDITION}sections/<key:key>/report/",
        mistake_reports.section_report,
        name="section-report",
    ),
    path("help/reports/", mistake_reports.report_help, name="report-help"),
    # Similar documents
    path(f"{DOCUMENT}similar/", similar.similar, name="document-similar"),
    path(f"{DOCUMENT}shared/<document:other>/", similar.shared, name="document-shared"),
    # Its drafts, copies and translations
    path(
        f"{DOCUMENT}witnesses/", witnesses.document_witnesses, name="document-witnesses"
    ),
    # Beside another, or an earlier state beside a later one
    path(
        f"{DOCUMENT}compare/<document:other>/",
        comparing.document_comparison,
        name="document-comparison",
    ),
    path(
        f"{DOCUMENT}revisions/<int:number>/compare/<int:other>/",
        comparing.revision_comparison,
        name="revision-comparison",
    ),
    # Its history and its files
    path(f"{DOCUMENT}revisions/", revisions.revision_list, name="revision-list"),
    path(
        f"{DOCUMENT}revisions/<int:number>/",
        revisions.revision_detail,
        name="revision-detail",
    ),
    path(
        f"{DOCUMENT}revisions/<int:number>/changes/",
        revisions.revision_changes,
        name="revision-changes",
    ),
    path(f"{DOCUMENT}pdf/", pdf.pdf, name="document-pdf"),
    path(f"{DOCUMENT}tei/", downloads.tei, name="document-tei"),
    path(f"{DOCUMENT}text/", downloads.text, name="document-text"),
    path(f"{DOCUMENT}notation/", downloads.notation, name="document-notation"),
    path(f"{DOCUMENT}source/", downloads.source, name="document-source"),
    # Readings as files
    path(
        f"{READING}annotations.jsonld",
        annotation_file.annotations,
        name="reading-annotations",
    ),
    path("readings/oembed.json", embed.oembed, name="reading-oembed"),
    path(f"{READING}embed/", embed.embed, name="reading-embed"),
    path(f"{READING}handout/", handout.handout, name="reading-handout"),
    path(f"{READING}handout/pdf/", handout.handout_pdf, name="reading-handout-pdf"),
    path(f"{READING}handout/epub/", handout.handout_epub, name="reading-handout-epub"),
    path(
        f"{DESK}annotations.jsonld",
        annotation_file.teacher_annotations,
        name="teach-annotations-file",
    ),
    path(f"{DESK}import/", importing.annotation_import, name="teach-import"),
    path(
        "help/annotations/", annotation_file.annotations_help, name="annotations-help"
    ),
    # Readings, as students see them
    path("readings/", gallery.reading_list, name="reading-list"),
    path(READING, reading_detail.reading_detail, name="reading-detail"),
    path(f"{READING}<int:number>/", reading_detail.reading_item, name="reading-item"),
    # The teacher's desk
    path("help/teaching/", browsing.teaching_help, name="teaching-help"),
    path("teach/", desk.desk, name="teach"),
    path("teach/login/", accounts.sign_in, name="teach-login"),
    path("teach/logout/", accounts.sign_out, name="teach-logout"),
    path("teach/new/", desk.reading_new, name="teach-reading-new"),
    path("teach/undo/", desk.undo, name="teach-undo"),
    path("teach/add/", adding.add_to_reading, name="teach-add"),
    path(DESK, readings.reading_desk, name="teach-reading"),
    path(f"{DESK}copy/", readings.reading_copy, name="teach-reading-copy"),
    path(
        f"{DESK}hand-over/", readings.reading_hand_over, name="teach-reading-hand-over"
    ),
    path(f"{DESK}delete/", readings.reading_delete, name="teach-reading-delete"),
    path(f"{DESK}preview/", preview.reading_preview, name="teach-preview"),
    path(
        f"{DESK}preview/<int:number>/", preview.item_preview, name="teach-preview-item"
    ),
    path(f"{DESK}add/", items.item_add, name="teach-item-add"),
    path(f"{DESK}places/<int:place>/", settling.place_settle, name="teach-place"),
    path(DESK_ITEM, items.item_edit, name="teach-item"),
    path(f"{DESK_ITEM}move/", items.item_move, name="teach-item-move"),
    path(f"{DESK_ITEM}delete/", items.item_delete, name="teach-item-delete"),
    # Annotating an item of a reading
    path(f"{DESK_ITEM}annotate/", annotating.annotate, name="teach-annotate"),
    path(
        f"{DESK_ITEM}annotations/<int:number>/",
        annotating.annotation_edit,
        name="teach-annotation",
    ),
    path(
        f"{DESK_ITEM}annotations/<int:number>/delete/",
        annotating.annotation_delete,
        name="teach-annotation-delete",
    ),
    path(
        f"{DESK_ITEM}annotations/<int:number>/restore/",
        annotating.annotation_restore,
        name="teach-annotation-restore",
    ),
    # The API for programs
    path("api/1/", description.api_page, name="api"),
    path("api/1/openapi.json", description.openapi_json, name="api-openapi"),
    *interface.patterns(),
    # For viewers of other sites, by the IIIF Presentation API
    path("iiif/collection", presentation.archive_collection, name="iiif-archive"),
    path(
        "iiif/papers/<int:number>/collection",
        presentation.papers_collection,
        name="iiif-papers",
    ),
    path(
        f"{IIIF_EDITION}collection",
        presentation.edition_collection,
        name="iiif-edition",
    ),
    path(
        f"{IIIF_EDITION}sections/<key:key>/collection",
        presentation.section_collection,
        name="iiif-section",
    ),
    path(f"{IIIF_DOCUMENT}manifest", presentation.manifest, name="iiif-manifest"),
    path(f"{IIIF_DOCUMENT}canvas/<key:name>", presentation.canvas, name="iiif-canvas"),
    # Collected by other archives, catalogues and libraries
    path("oai", harvesting.oai, name="oai"),
    path("cmif.xml", correspondence_index.cmif, name="cmif"),
    path("opds/", book_catalogue.opds, name="opds"),
    path("opds/new/", book_catalogue.opds_new, name="opds-new"),
    path("opds/books/", book_catalogue.opds_books, name="opds-books"),
    # Looked for by machines in any site
    path("sitemap.xml", site_map.sitemap, name="sitemap"),
    path(
        "sitemap-<slug:section>.xml", site_map.sitemap_section, name="sitemap-section"
    ),
    path("robots.txt", well_known.robots, name="robots"),
    path("favicon.ico", well_known.favicon, name="favicon"),
    path("opensearch.xml", well_known.opensearch, name="opensearch"),
    path(".well-known/security.txt", well_known.security, name="security"),
    # Asked by machines
    path("health/live", health.live, name="health-live"),
    path("health/ready", health.ready, name="health-ready"),
    path("metrics", metrics.metrics, name="metrics"),
]
