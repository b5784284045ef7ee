"""Where archivists work: Django's admin, by kind of record."""

from django.conf import settings
from django.contrib import admin

# Registered by being imported.
from letters.admin import (  # noqa: F401
    accounts,
    archives,
    editions,
    featured_documents,
    imports,
    page_image_admin,
    place_admin,
    site_page_admin,
    witness_admin,
)
from letters.admin.documents import document_admin, former_identifiers  # noqa: F401
from letters.admin.people import agent_admin  # noqa: F401
from letters.admin.problems import problem_admin  # noqa: F401
from letters.admin.reports import report_admin  # noqa: F401
from letters.admin.transcriptions import transcription_admin  # noqa: F401

admin.site.site_header = settings.LETTERS_SITE_NAME
admin.site.site_title = settings.LETTERS_SITE_NAME
admin.site.index_title = "The archive's records"
