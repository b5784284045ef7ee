"""The files that take many documents or scans in at once."""

from __future__ import annotations

from typing import Any

from django import forms

from letters.ingest.bulk.csv_files import Table, TableRefusedError
from letters.ingest.bulk.metadata_import import read_metadata_table

MOST_ROWS = 2_000
_MOST_TABLE_BYTES = 4_000_000
MOST_ZIP_BYTES = 500_000_000


def _refuse_larger(file: Any, limit: int, command: str) -> None:
    if file.size > limit:
        raise forms.ValidationError(
            f"The file has {file.size:,} bytes; this page takes {limit:,}. Divide it, or "
            f"use the command “manage.py {command}”."
        )


class MetadataFileForm(forms.Form):
    """A table; `seen` names the changes that were on the page when they were applied."""

    file = forms.FileField(
        label="Table",
        help_text="CSV in UTF-8, as “Export as CSV” of the list of documents writes it.",
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    # What the file holds, once it is valid.
    table: Table

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        _refuse_larger(file, _MOST_TABLE_BYTES, "import_metadata")
        try:
            self.table = read_metadata_table(file.read())
        except TableRefusedError as error:
            raise forms.ValidationError(str(error)) from error
        if len(self.table.rows) > MOST_ROWS:
            raise forms.ValidationError(
                f"The table has {len(self.table.rows):,} rows; this page takes "
                f"{MOST_ROWS:,}. Divide it, or use the command “manage.py "
                "import_metadata”."
            )
        return file


class ScanFilesForm(forms.Form):
    file = forms.FileField(
        label="ZIP of scans",
        help_text="JPEG, PNG or TIFF, one page in each file.",
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        _refuse_larger(file, MOST_ZIP_BYTES, "import_scans")
        return file
