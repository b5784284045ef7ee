"""Finds the registers among files of TEI, so that letters can name whom they point to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from letters.ingest.file_formats import decode
from letters.ingest.tei_files.tei_sources import TeiSource
from letters.tei.errors import SourceError
from letters.tei.letter_files import Registers

# A file without these words holds no register, and is not parsed for one.
_LISTS = (b"<listPerson", b"<listOrg", b":listPerson", b":listOrg")


@dataclass(slots=True)
class RegistersBeside:
    """All registers, and how many entries each of their files holds, by its name."""

    registers: Registers = field(default_factory=Registers)
    files: dict[str, int] = field(default_factory=dict)


def find_registers(sources: Iterable[TeiSource]) -> RegistersBeside:
    """Those among `sources`. A file that cannot be read is told of when it is imported."""
    found = RegistersBeside()
    for source in sources:
        try:
            content = source.read()
            if any(name in content for name in _LISTS):
                count = found.registers.add(source.name, decode(content))
                if count:
                    found.files[source.name] = count
        except SourceError:
            continue
    return found
