"""The addresses that programs ask: interfaces, catalogues, images, health."""

from django.urls import path

from letters.urls.routes import IIIF_DOCUMENT, IIIF_EDITION, IIIF_SCAN
from letters.views import (
    book_catalogue,
    correspondence_index,
    harvesting,
    health,
    metrics,
    site_map,
    well_known,
)
from letters.views.api import description, interface
from letters.views.iiif import content_search, image_api, presentation

urlpatterns = [
    # Scans for programs that show them (IIIF Image API 3)
    path(IIIF_SCAN, image_api.base, name="iiif-base"),
    path(f"{IIIF_SCAN}/info.json", image_api.info, name="iiif-info"),
    path(
        f"{IIIF_SCAN}/<str:region>/<str:size>/<str:rotation>/<str:quality>.<str:suffix>",
        image_api.image,
        name="iiif-image",
    ),
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
    path(f"{IIIF_DOCUMENT}search", content_search.search, name="iiif-search"),
    path(f"{IIIF_DOCUMENT}search/1", content_search.search_1, name="iiif-search-1"),
    # The API for programs
    path("api/1/", description.api_page, name="api"),
    path("api/1/openapi.json", description.openapi_json, name="api-openapi"),
    *interface.patterns(),
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
