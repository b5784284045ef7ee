"""What a citation names: a document, its archive, its volume, and a place in it."""

from __future__ import annotations

from dataclasses import dataclass

from letters.tei.dates import HistoricalDate


@dataclass(frozen=True, slots=True)
class Name:
    """`display` is the name in reading order. A person has `family` and `given`, if
    they are known apart; an office has neither. `is_inferred` if no words name it."""

    display: str
    family: str = ""
    given: str = ""
    is_inferred: bool = False

    @classmethod
    def of(
        cls, display: str, sorted_form: str = "", *, is_inferred: bool = False
    ) -> Name:
        """`sorted_form` is "Kennedy, John F."; any other form is ignored."""
        family, comma, given = (part.strip() for part in sorted_form.partition(","))
        if not (comma and given):
            family = given = ""
        return cls(display, family, given, is_inferred)

    @property
    def sorted(self) -> str:
        return f"{self.family}, {self.given}" if self.family else self.display


@dataclass(frozen=True, slots=True)
class Holding:
    """Where the paper is. `location` goes from the whole to the item."""

    repository: str
    location: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class CitedVolume:
    """`volume` is its number as the series writes it: "Volume XXIX, Part 2"."""

    title: str
    series: str = ""
    sub_series: str = ""
    volume: str = ""
    editors: tuple[str, ...] = ()
    publisher: str = ""
    year: int | None = None

    @property
    def number(self) -> str:
        """The volume without the word before its number: "XXIX, Part 2"."""
        return self.volume.removeprefix("Volume ")


@dataclass(frozen=True, slots=True)
class CitationSource:
    """A document as `archive` shows it at `address`, in its `revision`.

    `kind` is in small letters, as in a sentence: "letter", "editorial note".
    `is_date_supplied` if the document does not bear its date; `contradicting_date` is
    the date in the words of the document where that is another. `open_end` says why it is
    not certain where the text ends, if it is not. `page` is the label of a
    page, of the volume if there is one; `part` is another place in words: "note 3".
    `about` says who spoke of what, if the title is only a kind; `label` is the name of
    the document in lists. `carrier` is the title of the document that transmits it.
    `witness` says which of several texts of a letter it is: "draft of 19 December 1983".
    `annotation` is a line of the reader's own.
    """

    identifier: str
    title: str
    kind: str
    archive: str
    address: str
    revision: int = 0
    senders: tuple[Name, ...] = ()
    recipients: tuple[Name, ...] = ()
    place: str = ""
    date: HistoricalDate | None = None
    is_date_supplied: bool = False
    contradicting_date: str = ""
    open_end: str = ""
    holding: Holding | None = None
    volume: CitedVolume | None = None
    number: str = ""
    page: str = ""
    part: str = ""
    about: str = ""
    label: str = ""
    carrier: str = ""
    witness: str = ""
    annotation: str = ""

    @property
    def doubts(self) -> list[str]:
        """Sentences on what is doubtful of the document as a whole."""
        date = self.contradicting_date
        told = [f"The text has the date “{date}”." if date else "", self.open_end]
        return [sentence for sentence in told if sentence]

    @property
    def full_title(self) -> str:
        """The title as printed, and what it does not say."""
        return f"{self.title} ({self.about})" if self.about else self.title

    @property
    def transmission(self) -> str:
        """Which text it is, and how it came: "text as sent of 23 December 1983",
        "transmitted in Telegram From the Embassy in the Soviet Union"."""
        carried = f"transmitted in {self.carrier}" if self.carrier else ""
        return ", ".join(filter(None, (self.witness, carried)))
