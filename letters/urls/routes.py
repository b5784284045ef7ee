"""What may stand in an address, and how the addresses of several parts begin."""

from django.urls import register_converter

from letters.converters import (
    DocumentIdentifierConverter,
    DownloadConverter,
    KeyConverter,
    ScanNameConverter,
    TwoDigitsConverter,
    VolumeConverter,
    YearConverter,
)

register_converter(DocumentIdentifierConverter, "document")
register_converter(DownloadConverter, "download")
register_converter(KeyConverter, "key")
register_converter(VolumeConverter, "volume")
register_converter(YearConverter, "year")
register_converter(ScanNameConverter, "scan")
register_converter(TwoDigitsConverter, "two_digits")

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
