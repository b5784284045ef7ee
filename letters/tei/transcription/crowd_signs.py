"""Signs of transcribers for what keyboards have no key for: ^added^, [unclear: x]."""

from __future__ import annotations

import re

from letters.tei.transcription.doubts import DoubtCode, Doubts
from letters.tei.transcription.edits import Edits
from letters.tei.transcription.raw_block import RawBlock

# A sign may go on on the next line.
_IN = r"[^\[\]{}^<>]{1,200}"
_SIGNS = (
    (re.compile(r"\^(?P<words>[^\s^][^\^\n]{0,200}?)\^"), ".hand", "added"),
    (
        re.compile(
            rf"\[(?:unclear|uncertain|unsicher|doubtful):?\s(?P<words>{_IN})\]", re.I
        ),
        ".unclear",
        "of uncertain reading",
    ),
    *(
        (
            re.compile(
                rf"\[{{1,2}}(?P<sign>{signs})\]{{1,2}}(?P<words>{_IN})\[{{1,2}}/(?P=sign)\]{{1,2}}",
                re.I,
            ),
            attributes,
            meaning,
        )
        for signs, attributes, meaning in (
            ("underlined?", ".underline", "underlined"),
            (
                "strikethrough|strikeout|struck(?: out)?|crossed out|deleted",
                ".struck",
                "struck out",
            ),
            ("insert(?:ed|ion)?|superscript|added|caret", ".hand", "added"),
            ("unclear|uncertain", ".unclear", "of uncertain reading"),
        )
    ),
    (re.compile(rf"\[\?(?P<words>{_IN})\]"), ".unclear", "of uncertain reading"),
    (
        re.compile(
            rf"\[(?:insert(?:ed|ion)?|added|addition|interlineation)[:;] ?(?P<words>{_IN})\]",
            re.I,
        ),
        ".hand",
        "added",
    ),
    (
        re.compile(
            rf"\[(?:struck(?: out)?|strike(?:-?out|through)|crossed out|deleted|deletion)"
            rf"[:;] ?(?P<words>{_IN})\]",
            re.I,
        ),
        ".struck",
        "struck out",
    ),
    (
        re.compile(
            rf"[\[{{]underlined?[:;] ?(?P<words>{_IN})[\]}}]",
            re.I,
        ),
        ".underline",
        "underlined",
    ),
    (
        re.compile(r"\[(?P<words>[^\[\]{}^<>\n?]{1,60})\?\]"),
        ".unclear",
        "of uncertain reading",
    ),
    (
        re.compile(rf"\[(?:in )?(?:the )?margin: ?(?P<words>{_IN})\]", re.I),
        ".hand place=margin",
        "in the margin",
    ),
    (
        re.compile(rf"[\[{{]stamp(?:ed)?: ?(?P<words>{_IN})[\]}}]", re.I),
        ".stamp",
        "stamped",
    ),
    (re.compile(rf"<u>(?P<words>{_IN})</u>", re.I), ".underline", "underlined"),
    (
        re.compile(rf"<(?:i|em)>(?P<words>{_IN})</(?:i|em)>", re.I),
        ".italic",
        "in italics",
    ),
    (
        re.compile(rf"<(?:b|strong)>(?P<words>{_IN})</(?:b|strong)>", re.I),
        ".bold",
        "bold",
    ),
    (
        re.compile(rf"<(?:s|del|strike)>(?P<words>{_IN})</(?:s|del|strike)>", re.I),
        ".struck",
        "struck out",
    ),
    (re.compile(rf"<sup>(?P<words>{_IN})</sup>", re.I), ".superscript", "raised"),
)
_BLACK = re.compile(r"[█■▇]{2,200}(?: [█■▇]{2,200}){0,50}")
# "[illegible]", "[two words illegible]"
_ILLEGIBLE = re.compile(
    r"\[{1,2}(?P<extent>[\w ,./-]{0,30}?) ?"
    r"(?:illegible|unleserlich|illisible|ilegible|_{2,20})\]{1,2}",
    re.IGNORECASE,
)
_UNEXPLAINED = re.compile(r"\{[^{}\n]{1,200}\}")
_ANY_SIGN = re.compile(r"[\^\[{<█■▇]")


def edit_crowd_signs(edits: Edits, block: RawBlock, doubts: Doubts) -> None:
    """Write the signs in the notation, and list each of them."""
    text = edits.text
    if not _ANY_SIGN.search(text, block.start, block.end):
        return
    for pattern, attributes, meaning in _SIGNS:
        for match in pattern.finditer(text, block.start, block.end):
            if not edits.is_free(*match.span()):
                continue
            edits.add(match.start(), match.start("words"), "[")
            edits.add(match.end("words"), match.end(), f"]{{{attributes}}}")
            doubts.add(
                DoubtCode.CROWD_SIGN,
                f"“{match[0][:60]}” is taken for the transcriber’s sign of words "
                f"{meaning}; the sign is taken out of the text.",
                match.start(),
            )
    for match in _ILLEGIBLE.finditer(text, block.start, block.end):
        if edits.is_free(*match.span()):
            extent = f' extent="{match["extent"]}"' if match["extent"] else ""
            edits.add(*match.span(), f"[]{{.gap reason=illegible{extent}}}")
            doubts.add(
                DoubtCode.CROWD_SIGN,
                f"“{match[0]}” is taken for words that the transcriber could not read.",
                match.start(),
            )
    for match in _BLACK.finditer(text, block.start, block.end):
        edits.wrap(*match.span(), ".withheld .unbracketed", has_brackets=False)
        doubts.add(
            DoubtCode.CROWD_SIGN,
            "Blackened words are taken for withheld. How many they are is not known.",
            match.start(),
        )
    for match in _UNEXPLAINED.finditer(text, block.start, block.end):
        if edits.is_free(*match.span()):
            doubts.add(
                DoubtCode.CROWD_SIGN,
                f"“{match[0][:60]}” stands in braces, and nothing says what they mean. It "
                "is left as it stands.",
                match.start(),
            )
