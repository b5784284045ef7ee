"""Everything that is published as files in a folder: TEI, texts, JSON lines, a table.

A dump can be interrupted and made again into the same folder. A file that would not
change is left as it is, and what is no longer published is removed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.contrib.auth.models import AnonymousUser

from letters.exports.table_file import table_lines
from letters.models import Document
from letters.reader.document_files import whole_source
from letters.reader.taking.json_lines import json_line
from letters.reader.taking.selection import Selection
from letters.reader.taking.table_rows import table_rows
from letters.reader.taking.zipped_files import document_files

# The file by which a folder is known as a dump: nothing is removed from any other.
README = "README.txt"
TABLE, LINES = "documents.csv", "documents.jsonl"
FOLDERS = ("tei", "text")
# Files that are being written are called so until they are whole.
UNFINISHED = ".unfinished"
_FIRST_LINE = "A dump of "
_README = """\
{first}{site}: {count} published documents.

tei/             each document as a TEI file, by its identifier
text/            each as plain text, with its notes at the end
{lines}  the record, the text and the notes of one document on each line
{table}    the records as a table; dates are EDTF, names are parted by "; "

Addresses of documents begin with {address}
"""


class DumpRefusedError(Exception):
    """The folder holds something else."""


@dataclass(slots=True)
class ArchiveDump:
    """`address` comes before the addresses of documents. `written` and `removed` count
    files of documents; `left_out` says which documents lack a file, and why."""

    folder: Path
    site: str
    address: str
    written: int = 0
    removed: int = 0
    left_out: list[str] = field(default_factory=list)

    @property
    def selection(self) -> Selection:
        published = Document.objects.published().order_by("identifier")
        keys = list(published.values_list("pk", flat=True))
        return Selection(keys, AnonymousUser(), self._absolute)

    def write(self, selection: Selection) -> Iterator[str]:
        """Yields the identifier of each document once its files are written. Raises
        DumpRefusedError and OSError."""
        self._prepare()
        kept: set[Path] = set()
        with _whole_file(self.folder / LINES) as write_line:
            for apparatus in selection.apparatuses():
                for name, content in document_files(
                    apparatus, selection, self.left_out
                ):
                    path = self.folder / name
                    self.written += self._put(path, content)
                    kept.add(path)
                source = whole_source(apparatus, selection.absolute)
                write_line(json_line(apparatus, source))
                yield apparatus.document.identifier
        with _whole_file(self.folder / TABLE) as write_line:
            for line in table_lines(table_rows(selection)):
                write_line(line)
        self._remove_all_but(kept)
        self._put(self.folder / README, self._readme(len(selection.keys)).encode())

    def _absolute(self, path: str) -> str:
        return f"{self.address.rstrip('/')}{path}"

    def _prepare(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        readme = self.folder / README
        is_dump = readme.exists() and readme.read_bytes().startswith(
            _FIRST_LINE.encode()
        )
        if not is_dump and any(self.folder.iterdir()):
            raise DumpRefusedError(
                f"{self.folder} is not empty, and no dump. Choose a new folder."
            )
        if not is_dump:
            self._put(readme, f"{_FIRST_LINE}{self.site}, not finished.\n".encode())

    def _put(self, path: Path, content: bytes) -> bool:
        """Whether the file changed."""
        if path.exists() and path.read_bytes() == content:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f"{path.name}{UNFINISHED}")
        unfinished.write_bytes(content)
        unfinished.replace(path)
        return True

    def _remove_all_but(self, kept: set[Path]) -> None:
        for folder in FOLDERS:
            for path in sorted((self.folder / folder).rglob("*"), reverse=True):
                if path.is_dir():
                    _remove_if_empty(path)
                elif path not in kept:
                    path.unlink()
                    self.removed += 1

    def _readme(self, count: int) -> str:
        return _README.format(
            first=_FIRST_LINE,
            site=self.site,
            count=f"{count:,}",
            lines=LINES,
            table=TABLE,
            address=self.address,
        )


@contextmanager
def _whole_file(path: Path) -> Iterator[Callable[[str], object]]:
    """Writes lines to a file that is there, under its name, once it is whole."""
    unfinished = path.with_name(f"{path.name}{UNFINISHED}")
    # A table has line ends of its own.
    with unfinished.open("w", encoding="utf-8", newline="") as file:
        yield file.write
    unfinished.replace(path)


def _remove_if_empty(folder: Path) -> None:
    if not any(folder.iterdir()):
        folder.rmdir()
