"""ZIP files that are streamed: nothing of them is stored, and one file is in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from zipfile import ZIP_DEFLATED, ZipFile

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header


def zip_response(
    name: str, files: Iterable[tuple[str, bytes]]
) -> StreamingHttpResponse:
    """The `files` are names and contents."""
    response = StreamingHttpResponse(zip_chunks(files), content_type="application/zip")
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


def zip_chunks(files: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    sink = _Sink()
    with ZipFile(sink, "w", ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
            yield sink.take()
    yield sink.take()


class _Sink:
    """A file that cannot be sought in, and gives what was written since last asked."""

    def __init__(self) -> None:
        self._written: list[bytes] = []

    def write(self, content: bytes) -> int:
        self._written.append(bytes(content))
        return len(content)

    def flush(self) -> None:
        """Nothing is held back."""

    def take(self) -> bytes:
        content = b"".join(self._written)
        self._written.clear()
        return content
