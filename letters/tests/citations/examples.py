"""Documents to be cited."""

from __future__ import annotations

from dataclasses import replace

from letters.citations import CitationSource, CitedVolume, Holding, Name
from letters.tei.dates import parse_edtf

CHILE = CitedVolume(
    title="Foreign Relations of the United States, 1969–1976, Volume XXI, Chile, "
    "1969–1973",
    series="Foreign Relations of the United States",
    sub_series="1969–1976",
    volume="Volume XXI",
    editors=("James McElveen", "James Siekmeier"),
    publisher="Government Printing Office",
    year=2014,
)
MEMORANDUM = CitationSource(
    identifier="frus1969-76v21/d190",
    title="Memorandum From Kissinger to Nixon",
    kind="memorandum",
    archive="Letters archive",
    address="https://letters.example/d190/",
    revision=3,
    senders=(Name.of("Henry Kissinger", "Kissinger, Henry"),),
    recipients=(Name.of("Richard Nixon", "Nixon, Richard"),),
    place="Washington",
    date=parse_edtf("1970-12-18"),
    volume=CHILE,
    number="190",
)
# The example of the notes for searchers: a letter in a box.
LETTER = CitationSource(
    identifier="dulles-macmillan",
    title="Dulles to Macmillan",
    kind="letter",
    archive="Letters archive",
    address="https://letters.example/dulles-macmillan/",
    senders=(Name.of("John Foster Dulles", "Dulles, John Foster"),),
    recipients=(Name.of("Harold Macmillan", "Macmillan, Harold"),),
    date=parse_edtf("1955-07-08"),
    holding=Holding(
        "Dwight D. Eisenhower Library",
        ("John Foster Dulles Papers", "Box 5", "Folder 3"),
        place="Abilene, KS",
    ),
)
NOTE = replace(
    MEMORANDUM,
    title="Editorial Note",
    kind="editorial note",
    senders=(),
    recipients=(),
    place="",
    date=None,
)
