"""The form under "More ways to search", which writes the query that one could type."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.text import Truncator

from letters.derivation.description.document_kinds import KIND_CHOICES
from letters.derivation.description.markings import LEVEL_CHOICES
from letters.forms.query_fields import AnyQueryField, DayField, NodesField
from letters.forms.search import SearchForm
from letters.models import Edition
from letters.search.query import LONGEST_QUERY, MOST_TERMS, parse_query
from letters.search.query.dates import between
from letters.search.query.facets import Facet
from letters.search.query.fields import (
    FACETS,
    Choices,
    choice_of,
    condition_of,
    fields_of,
    phrase_of,
    pieces_of,
)
from letters.search.query.nearness import FARTHEST, USUAL, all_near
from letters.search.query.tree import Query, all_of, leaves_of, none_of

# In characters: more than a phone shows of a choice.
_LONGEST_LABEL = 90
_KINDS = dict(KIND_CHOICES)
_LEVELS = dict(LEVEL_CHOICES)
# In the query, the fields of whole nodes stand in this order, before the others.
_IN_ORDER = (
    *("words", "phrase", "near", "sender", "recipient", "author", "participant"),
    *("days", "subject", "place", "repository", "handling", "marking"),
)


def _about(name: str, label: str, help_text: str = "") -> NodesField:
    return NodesField(condition_of(FACETS[name]), label=label, help_text=help_text)


class MoreWaysForm(forms.Form):
    """Each field is a condition, and documents are found that meet all of them.

    A form that was not sent is filled from the search that `given` asks for. What was
    chosen of facets is no part of the query: it is in `searched`, and stays as it is.
    `volumes` are the titles of the editions, by identifier.
    """

    words = NodesField(
        pieces_of,
        label="All of these words",
        help_text="In any form and order. “negotiat*” stands for all that begins so.",
    )
    phrase = NodesField(
        phrase_of, label="This exact phrase", help_text="In this form and order."
    )
    near = NodesField(
        pieces_of,
        label="These words near each other",
        help_text="Two or more, in any form and order.",
    )
    distance = forms.IntegerField(
        label="How many other words may lie between them",
        required=False,
        min_value=0,
        max_value=FARTHEST,
        initial=USUAL,
    )
    without = NodesField(pieces_of, label="None of these words")
    sender = _about("sender", "Sent by", "All of a name, or some words of it.")
    recipient = _about("recipient", "Sent to")
    author = _about(
        "author", "Author", "A person who signed or wrote it, whatever office sent it."
    )
    participant = _about("participant", "Took part in the conversation")
    earliest = DayField(
        label="From this date",
        help_text="A year, a month or a day: 1962, 1962-10, 16 October 1962.",
    )
    latest = DayField(
        label="Until this date", help_text="1962 is until the end of that year."
    )
    edition = forms.ChoiceField(label="Volume", required=False)
    document_kind = forms.ChoiceField(
        label="Kind", required=False, choices=[("", "Any kind"), *KIND_CHOICES]
    )
    subject = _about("subject", "Subject", "Words of the subject that it names.")
    place = _about("place", "Sent from the place")
    repository = _about("repository", "Held by", "The archive or library.")
    level = forms.ChoiceField(
        label="Classification level",
        required=False,
        choices=[("", "Any level"), *LEVEL_CHOICES],
    )
    handling = _about("handling", "Handling", "As “eyes only”, “nodis”, “limdis”.")
    marking = _about(
        "marking",
        "Classification as printed",
        "“secret” stands for “top secret” too.",
    )
    also = AnyQueryField(
        label="Also",
        help_text="What no other field can say, as it is typed in the search box.",
    )

    def __init__(self, given: QueryDict, editions: Iterable[Edition]) -> None:
        titles = {edition.identifier: edition for edition in editions}
        self.volumes = {key: edition.title for key, edition in titles.items()}
        self.searched = SearchForm(given)
        is_sent = not given.keys().isdisjoint(self.base_fields)
        if is_sent:
            super().__init__(given, label_suffix="")
        else:
            super().__init__(initial=self._filled(), label_suffix="")
        self.fields["edition"].choices = [
            ("", "Any volume"),
            *((key, _label(edition)) for key, edition in titles.items()),
        ]

    @property
    def parameters(self) -> QueryDict:
        """Those of the search: the query, and what was chosen besides."""
        parameters = self.searched.data.copy()
        parameters["q"] = self.cleaned_data["query_text"]
        return parameters

    def _filled(self) -> dict[str, str]:
        return fields_of(self.searched.query, self._choices).as_typed

    @property
    def _choices(self) -> dict[str, tuple[Facet, Choices]]:
        return {
            "edition": (Facet.VOLUME, self.volumes),
            "document_kind": (Facet.KIND, _KINDS),
            "level": (Facet.LEVEL, _LEVELS),
        }

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        self._join_near(values)
        self._join_days(values)
        if not self.errors:
            self._write(values)
        return values

    def _join_near(self, values: dict[str, Any]) -> None:
        """Put what is near each other in place of its words."""
        nodes, distance = values.get("near"), values.get("distance")
        near = all_near(nodes or [], USUAL if distance is None else distance)
        if nodes and not near:
            reason = "Type two words or phrases, or more; none of them with a *."
            self.add_error("near", reason)
        values["near"] = [near] if near else []

    def _join_days(self, values: dict[str, Any]) -> None:
        """Put one condition on the dates in place of its two ends."""
        first, last = values.get("earliest"), values.get("latest")
        values["days"] = []
        if first or last:
            earliest = first.earliest if first else date.min
            latest = last.latest if last else date.max
            if earliest > latest:
                reason = "This is before the day from which you search."
                self.add_error("latest", reason)
            else:
                values["days"] = [between(earliest, latest)]

    def _write(self, values: dict[str, Any]) -> None:
        """Write the query. Raises ValidationError if it could not be read as a whole."""
        query = self._query(values)
        text = str(query)
        if query.is_empty and not self.searched.chosen:
            raise ValidationError("Fill in one field or more.")
        if len(text) > LONGEST_QUERY:
            raise ValidationError(
                f"Written as one query, this has {len(text)} characters. At most "
                f"{LONGEST_QUERY} are read."
            )
        if _count(parse_query(text)) < _count(query):
            raise ValidationError(
                f"A query has at most {MOST_TERMS} words and conditions."
            )
        self.query, values["query_text"] = query, text

    def _query(self, values: dict[str, Any]) -> Query:
        also = values["also"]
        nodes = [
            *(node for name in _IN_ORDER for node in values[name]),
            *(
                node
                for name, (facet, choices) in self._choices.items()
                if values[name]
                for node in choice_of(facet, values[name], choices)
            ),
            *map(none_of, values["without"]),
            *([] if also.root is None else [also.root]),
        ]
        return replace(also, root=all_of(nodes), not_understood=())


def _count(query: Query) -> int:
    return sum(1 for _ in leaves_of(query.root, with_excluded=True))


def _label(edition: Edition) -> str:
    """Its place in the series, and its title."""
    parts = dict.fromkeys((edition.short_title, edition.title))
    return Truncator(": ".join(parts)).chars(_LONGEST_LABEL)
