"""The notation by example: the help page shows them, and the tests run them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    meaning: str
    notation: str


EXAMPLES = (
    Example("A paragraph ends at an empty line", "First paragraph.\n\nSecond one."),
    Example("A printed page begins", "the areas you [Page 681] mentioned"),
    Example(
        "A page of the paper begins, where the printed ones are marked too",
        "the areas [Page 3]{ed=typescript} you mentioned",
    ),
    Example(
        "A page break that is inferred",
        "an interruption of [Page 2]{.inferred cert=medium} these talks",
    ),
    Example(
        "A first page that only the next one's number implies", "[Page 679]{.implied}"
    ),
    Example(
        "A footnote",
        "between our countries.[^2] I agree\n\n[^2]: See Document 183.",
    ),
    Example("A source note", "Chernenko[^1]\n\n[^1]{.source}: Source: Reagan Library."),
    Example("Italics", "the *New York Times*"),
    Example(
        "Bold, underlined, small capitals", "[a]{.bold} [b]{.underline} [c]{.smallcaps}"
    ),
    Example("Struck out", "~~SECRET~~"),
    Example("A struck classification", "~~[SECRET/SENSITIVE]{.classification}~~"),
    Example("Handwriting, and whose", "BY [anf]{.hand by=declassifier}"),
    Example("Handwriting in the margin", "[OK]{.hand by=president place=margin}"),
    Example("A stamp", "[EYES ONLY]{.stamp}"),
    Example("A filing or control number", "[NS 597-001 #82]{.number}"),
    Example("Supplied by the editor, in brackets on the page", "[Aviation]{.supplied}"),
    Example(
        "Supplied by the editor, without brackets",
        "July [1955]{.supplied .unbracketed}",
    ),
    Example("Not certain to read", "[consider]{.unclear cert=low}"),
    Example(
        "Withheld at declassification",
        "[less than 1 line not declassified]{.withheld quantity=1 unit=line}",
    ),
    Example(
        "A conditional passage within a paragraph",
        "[If you would find it helpful …]{.conditional #emissary effect=include}",
    ),
    Example(
        "A conditional passage across paragraphs",
        "Text [\\[]{.opens #offer}begins here.\n\nIt ends here.[\\]]{.closes #offer}",
    ),
    Example(
        "The words of an instruction that set a condition",
        "The [bracketed language on page 3]{.condition #condition} should be included",
    ),
    Example("A bracket that only stands on the page", "a [sic] bracket"),
    Example("A line break", "THE WHITE HOUSE\\\nWASHINGTON"),
    Example("A heading", "::: heading\n190. Letter From President Reagan\n:::"),
    Example("A letterhead", "::: letterhead\nTHE WHITE HOUSE\n:::"),
    Example("Marks outside the text", "::: marks\n[EYES ONLY]{.stamp}\n:::"),
    Example("Place and date", "::: dateline\nWashington, March 7, 1984\n:::"),
    Example("Salutation", "::: salute\nDear Mr. Chairman:\n:::"),
    Example(
        "Closing and signature",
        "::: closing\nSincerely,\n:::\n\n::: signature\nRonald Reagan\n:::",
    ),
    Example("A quotation set apart", "::: quotation\nThe quoted paragraph.\n:::"),
    Example("The signs themselves", "\\*, \\~~, \\\\ and \\[Page 5\\]"),
)
