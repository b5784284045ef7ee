"""Files that travel with a form which is shown again: no browser keeps them by itself."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.http import HttpRequest

# All files of a form together. They travel inside the page, a third larger.
MOST_BYTES_CARRIED = 4_000_000

# Before the name of the field that the file was chosen in.
CARRIED = "carried:"
LEFT_OUT = "left-out:"


@dataclass(frozen=True, slots=True)
class CarriedFile:
    """A file as a hidden field holds it; `field` is that of its `file`."""

    field: str
    name: str
    content: str

    @property
    def hidden_name(self) -> str:
        return f"{CARRIED}{self.field}"

    @property
    def leave_out_name(self) -> str:
        return f"{LEFT_OUT}{self.field}"

    @property
    def hidden_value(self) -> str:
        """A file name holds no slash, and base64 no NUL."""
        return f"{self.name}/{self.content}"


def restore_files(request: HttpRequest) -> None:
    """Let carried files be as if they were chosen just now; a chosen one goes first."""
    for hidden, values in request.POST.lists():
        field = hidden.removeprefix(CARRIED)
        is_wanted = f"{LEFT_OUT}{field}" not in request.POST
        if field == hidden or not is_wanted or request.FILES.get(field):
            continue
        request.FILES.setlist(field, [_restored(value) for value in values])


def _restored(value: str) -> SimpleUploadedFile:
    name, _, content = value.partition("/")
    try:
        decoded = base64.b64decode(content, validate=True)
    except (binascii.Error, ValueError):
        # The form says that the file is empty, and asks for it again.
        decoded = b""
    return SimpleUploadedFile(name or "file", decoded)


def carry_files(request: HttpRequest) -> tuple[list[CarriedFile], list[str]]:
    """What travels along of the files chosen, and the names of those too large."""
    restore_files(request)
    carried: list[CarriedFile] = []
    too_large: list[str] = []
    remaining = MOST_BYTES_CARRIED
    for field, files in request.FILES.lists():
        for file in files:
            if (file.size or 0) > remaining:
                too_large.append(file.name or field)
                continue
            remaining -= file.size or 0
            carried.append(CarriedFile(field, file.name or "file", _encode(file)))
    return carried, too_large


def _encode(file: UploadedFile) -> str:
    file.seek(0)
    content = file.read()
    file.seek(0)
    return base64.b64encode(content).decode("ascii")
