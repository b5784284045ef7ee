"""ZIP files that are streamed: nothing of them is stored, and little is in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

# So much of an open file is read at once.
CHUNK = 1024 * 1024
File = tuple[str, bytes | BinaryIO]


def zip_response(name: str, files: Iterable[File]) -> StreamingHttpResponse:
    """The `files` are names and contents, or open files of scans."""
    response = StreamingHttpResponse(zip_chunks(files), content_type="application/zip")
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


def zip_chunks(files: Iterable[File]) -> Iterator[bytes]:
    """Open files are closed as they are sent, and stay as they are: scans are compressed."""
    sink = _Sink()
    with ZipFile(sink, "w", ZIP_DEFLATED) as archive:
        for name, content in files:
            if isinstance(content, bytes):
                archive.writestr(name, content)
                yield sink.take()
            else:
                yield from _chunks_of(content, ZipInfo(name), archive, sink)
    yield sink.take()


def _chunks_of(
    content: BinaryIO, info: ZipInfo, archive: ZipFile, sink: _Sink
) -> Iterator[bytes]:
    info.compress_type = ZIP_STORED
    with content, archive.open(info, "w", force_zip64=True) as member:
        while chunk := content.read(CHUNK):
            member.write(chunk)
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
