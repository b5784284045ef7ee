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
    Example("Added, nobody says how", "I [do]{.added place=above} agree"),
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
    Example(
        "A person, a term and a document that lists or links know by a key",
        "[Mr. Bohlen]{p=BCE1} of the [NSC]{t=NSC1}: see [Document 5]{see=#d5}",
    ),
    Example(
        "A document of this archive that is in no volume, by its identifier",
        "in [your letter]{see=doc:weber-hale-1971} of March",
    ),
    Example(
        "Who wrote to whom, in a heading",
        "The [Secretary]{.term type=from} to [Mr. Kohler]{p=KFD1 type=to}",
    ),
    Example(
        "A date and a time, with what they mean in figures",
        "[December 4, 1962]{when=1962-12-04}, [7 p.m.]{.time from=19:00:00}",
    ),
    Example("Words of another language", "the [Wehrmacht]{.foreign lang=de}"),
    Example(
        "Upright within italics, and a look with its own name",
        "*the [Pueblo]{.roman} incident*, [a]{.highlight rend=gothic}",
    ),
    Example("Deleted in another way than struck out", "[secret]{.deleted rend=erased}"),
    Example("A sign on the page, a technical term", "[^]{.sign}, [MIRV]{.technical}"),
    Example(
        "A printed page with its picture; # is the key that the series gives it",
        "the areas you [Page 681]{# facs=0232} mentioned",
    ),
    Example(
        "Notes that share a mark, or have none",
        'One,[^*] two[^*-2] and three.[^note-1]\n\n[^*]: First.\n\n[^*-2]{n="*"}: '
        "Second.\n\n[^note-1]{.unmarked}: Third.",
    ),
    Example(
        "A note that holds more than paragraphs",
        "agreed.[^3]\n\n::: note {mark=3}\nThey were:\n::: list\n- France\n- Italy\n"
        ":::\n:::",
    ),
    Example(
        "A note that no mark calls for, such as a file number",
        "::: note {.source rend=inline}\n811.20200(d)/7–2048\n:::",
    ),
    Example(
        "A list with its heading",
        "::: list {type=participants}\n# PARTICIPANTS\n- The Secretary\n"
        "- Ambassador Dobrynin\n:::",
    ),
    Example(
        "A list with labels, and a list within an item",
        "::: list\n= (a)\n- Berlin;\n= (b)\n::: item\nthe troops:\n::: list\n- French\n"
        ":::\n:::\n:::",
    ),
    Example(
        "A table: |= begins a cell that is a label, |# one with a number",
        "::: table\n# Forces\n|= Country |= Men |\n| France |# 12 |\n:::",
    ),
    Example(
        "A cell across columns, a row of labels",
        "::: table\n| a | b |{role=label}\n|{cols=2} both |\n:::",
    ),
    Example(
        "A row whose cells hold more than a line",
        "::: table\n::: row\n::: cell\n::: paragraph\nOne.\n:::\n::: paragraph\nTwo.\n"
        ":::\n:::\n:::\n:::",
    ),
    Example(
        "Two cells of a table on two lines", "::: table\n| a[]{.break}b | c\\| d |\n:::"
    ),
    Example(
        "A paragraph with a list in it",
        "::: paragraph\nHe named\n::: list\n- one\n:::\nand left.\n:::",
    ),
    Example(
        "Place and date that stand alone, as most printed documents have them",
        "::: dateline {.alone}\nWashington, undated.\n:::",
    ),
    Example(
        "What opens a letter, where it is more than place, date and salutation",
        "::: opener\n::: dateline {rendition=#right}\nMoscow\n:::\n"
        "::: segment {rendition=#left}\nSECRET\n:::\n:::",
    ),
    Example(
        "What closes a letter, with words of its own",
        "::: closer\nFor the Joint Chiefs:\n::: signature\nRadford\n:::\n:::",
    ),
    Example("The line with the author", "::: byline\nby George F. Kennan\n:::"),
    Example(
        "An enclosure, with a heading of its own",
        "::: attachment\n::: heading\nEnclosure\n:::\n\nIts text.\n:::",
    ),
    Example(
        "A part with a kind",
        "::: division {type=section}\n::: heading\nI\n:::\n\nText.\n:::",
    ),
    Example(
        "A picture with its caption",
        "::: figure\n::: picture {url=figure_1}\n:::\n\nThe bridge.\n:::",
    ),
    Example(
        "Verse", "::: verse\n::: line\nO ship\n:::\n\n::: line\nof state\n:::\n:::"
    ),
    Example("Words that belong to no paragraph", "::: words\nDrafted by *hand*\n:::"),
    Example(
        "Something left out, in a line and between paragraphs",
        "so []{.gap quantity=2 reason=illegible unit=words} far\n\n::: gap\n:::",
    ),
    Example("The signs themselves", "\\*, \\~~, \\\\ and \\[Page 5\\]"),
)
