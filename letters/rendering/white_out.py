"""Words of stored HTML covered until a student asks for them.

The words stand in the page, so that a teacher can show them one after the other, but
are neither seen nor read aloud. They are no secret: who looks into the page finds them.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from letters.rendering.annotated_words import (
    AnnotatedPlace,
    Cut,
    PlaceHere,
    cut_apart,
    numbers_of,
    places_here,
)
from letters.rendering.contract import (
    APPARATUS,
    COVERED_BY,
    COVERS,
    WHITE_OUT,
    WHITE_OUT_CONTROL,
    annotation_id,
    fragment_to,
)
from letters.rendering.stretches import Stretch, mark_stretches


def white_out(
    html: str,
    text: str,
    places: Sequence[AnnotatedPlace],
    *,
    full_view: str,
    part: tuple[int, int] | None = None,
    among_others: bool = False,
) -> str:
    """`html` with the words at `places` covered, and before each of them a control.

    The arguments are those of `mark_annotations`, which comes before, so that the words
    keep their id. The control is a link to the `full_view` of the page, where nothing is
    covered; static/js/reveal.js makes a button of it. Words that two places cover are
    shown with either.
    """
    stretches = []
    for cut in cut_apart(places_here(text, places, part, among_others=among_others)):
        tag = _tag(cut)
        controls = [_control(place, full_view) for place in cut.beginning]
        stretches.append(
            Stretch(cut.start, cut.end, tag, tag, before="".join(controls))
        )
    return mark_stretches(html, stretches)


def _tag(cut: Cut) -> str:
    return f'<mark class="{WHITE_OUT}" {COVERED_BY}="{numbers_of(cut.around)}" hidden>'


def _control(place: PlaceHere, full_view: str) -> str:
    if not place.has_beginning:
        return ""
    number = place.number
    address = full_view + fragment_to(annotation_id(number, place.turn))
    return (
        f'<a class="{WHITE_OUT_CONTROL} {APPARATUS}" href="{escape(address)}" '
        f'{COVERS}="{number}" '
        f'aria-label="Show the covered words of annotation {place.shown_as}">'
        "covered words</a>"
    )
