"""The addresses of one document and its parts."""

from django.urls import path

from letters.urls.routes import DOCUMENT, EDITION
from letters.views import mistake_reports
from letters.views.documents import (
    citing,
    comparing,
    detail,
    downloads,
    images,
    parts,
    pdf,
    revisions,
    similar,
    witnesses,
)

urlpatterns = [
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
]
