"""The marks and brackets of texts by example, as the reader shows them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from letters.derivation.derive import derive
from letters.derivation.model import Context, KnownKeys, MarkKind
from letters.rendering import render_document
from letters.search.query.facets import Feature
from letters.tei.body import read_document
from letters.tei.notation import parse_notation
from letters.tei.writer import write_document

# Examples that do not depend on a kind of mark.
PASSAGE, PAGE, BRACKET, NOTE = "passage", "page", "bracket", "note"


@dataclass(frozen=True, slots=True)
class MarkExample:
    """`kind` is a MarkKind, or one of the names above. `feature` is what the search
    calls it, or ""."""

    kind: str
    name: str
    meaning: str
    notation: str
    feature: str = ""

    @property
    def html(self) -> str:
        return _render(self.notation)

    @property
    def prefix(self) -> str:
        """What distinguishes its anchors from those of other examples on a page."""
        return f"example-{self.kind}-"


EXAMPLES_OF_MARKS = (
    MarkExample(
        MarkKind.HANDWRITING,
        "Handwriting",
        "Somebody wrote this on the paper by hand. Beside the text it says whose hand it "
        "is, if that is known, and where it stands on the page.",
        "By [anf]{.hand by=declassifier}, approved [OK]{.hand place=margin}.",
        Feature.HANDWRITING,
    ),
    MarkExample(
        MarkKind.DELETION,
        "Struck out",
        "Somebody struck this out. It stays readable.",
        "We ~~cannot~~ can agree.",
        Feature.STRUCK,
    ),
    MarkExample(
        MarkKind.STAMP,
        "Stamp",
        "A rubber stamp on the paper.",
        "[EYES ONLY]{.stamp}",
        Feature.STAMP,
    ),
    MarkExample(
        MarkKind.CLASSIFICATION,
        "Classification",
        "How secret the paper was. If it is struck out, it no longer applied.",
        "~~[SECRET/SENSITIVE]{.classification}~~",
    ),
    MarkExample(
        MarkKind.LETTERHEAD,
        "Letterhead",
        "The printed head of the sheet.",
        "::: letterhead\nTHE WHITE HOUSE\n:::",
    ),
    MarkExample(
        MarkKind.NUMBER,
        "Filing or control number",
        "A number by which an office filed or tracked the paper.",
        "[NS 597-001 #82]{.number}",
    ),
    MarkExample(
        MarkKind.SUPPLIED,
        "Words that an editor supplied",
        "They are not in the source. An editor of the edition or of this archive put them "
        "there.",
        "the Limits in the [Aviation]{.supplied} Agreement",
        Feature.SUPPLIED,
    ),
    MarkExample(
        MarkKind.UNCLEAR,
        "Uncertain reading",
        "Whoever typed the text was not certain of these letters.",
        "I would [consider]{.unclear cert=low} it",
    ),
    MarkExample(
        MarkKind.WITHHELD,
        "Withheld or missing",
        "Words that were taken out before the paper was released, that cannot be read, or "
        "that the edition leaves out. Where the source tells how much is missing, the text "
        "does, too.",
        "He said [2 lines not declassified]{.withheld quantity=2 unit=line} and left.",
        Feature.WITHHELD,
    ),
    MarkExample(
        PASSAGE,
        "Conditional passage",
        "Words that were to be sent only on a condition. The page says which, and shows "
        "the letter with or without them.",
        "[If you would find it helpful, I would send an emissary.]"
        "{.conditional #emissary effect=include}",
        Feature.CONDITIONAL,
    ),
    MarkExample(
        PAGE,
        "Page break",
        "A page of the source begins here. “Inferred” means that somebody worked out where; "
        "“implied”, that it follows from the number of the next page.",
        "an interruption of [Page 2]{.inferred cert=medium} these talks",
    ),
    MarkExample(
        BRACKET,
        "Any other bracket",
        "The source has these brackets and the words in them.",
        "a bracket [sic] of the source",
    ),
    MarkExample(
        NOTE,
        "Note",
        "A note of the source or of its edition, under the number that it has there.",
        "between our countries.[^2]\n\n[^2]: See Document 183.",
        Feature.NOTES,
    ),
)


@lru_cache(maxsize=len(EXAMPLES_OF_MARKS))
def _render(notation: str) -> str:
    tei = write_document(parse_notation(notation, {"type": "document"}))
    records = derive(read_document(tei), KnownKeys(), Context())
    return render_document(records, "/").html
