"""Where archivists work: Django's admin, one module for each kind of record."""

from django.contrib import admin

from letters.admin import (  # noqa: F401 (registered by being imported)
    agents,
    archives,
    documents,
    editions,
    former,
    imports,
    sources,
)

admin.site.site_header = "Letters archive"
admin.site.site_title = "Letters archive"
admin.site.index_title = "The archive's records"
