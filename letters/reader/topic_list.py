"""One index for all volumes: their indexes at the back, and their lists of terms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import CharField, F, Value
from django.urls import reverse

from letters.models import Entry, Topic
from letters.models.topics import topic_key
from letters.reader.names_by_letter import ListedName, NamesByLetter

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser


@dataclass(slots=True)
class ExplainedTerm:
    """A term as a list has it. `meanings` are its explanations, each once; `volumes` are
    the primary keys of the editions that explain it."""

    name: str
    meanings: list[str] = field(default_factory=list)
    volumes: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class ListedTopic:
    """`volumes` have it in their index, with so many `places`; `term` is what lists of
    terms say of it."""

    key: str
    name: str
    volumes: int
    places: int
    term: ExplainedTerm | None

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("letters:topic-detail", args=[self.key])


class TopicList(NamesByLetter[str]):
    """Of all visible volumes, by the key of each topic.

    Those who are in a volume's list of persons are under People; here, they are found by
    words alone, for what stands under their names in the indexes.
    """

    def __init__(
        self, user: AbstractUser | AnonymousUser, letter: str = "", words: str = ""
    ) -> None:
        super().__init__(user, letter, words)
        self._topics = Topic.objects.visible_to(user)
        self._entries = Entry.objects.visible_to(user).filter(kind=Entry.Kind.TERM)

    def read_names(self) -> list[ListedName[str]]:
        """In the order of the keys."""
        names: dict[str, ListedName[str]] = {}
        for key, words in self._headings():
            names.setdefault(key, ListedName.under(key, key)).words += f" {words}"
        for key, term in self._terms.items():
            listed = names.setdefault(key, ListedName.under(key, key))
            listed.add(" ".join([term.name, *term.meanings]))
        return [names[key] for key in sorted(names)]

    def load(self, keys: Iterable[str]) -> list[ListedTopic]:
        """The topics, in the order of their `keys`."""
        keys = list(keys)
        rows = self._topics.filter(key__in=keys).counted()
        counted = {row["key"]: row for row in rows}
        return [
            _listed(key, counted.get(key, {}), self._terms.get(key)) for key in keys
        ]

    def _headings(self) -> Iterable[tuple[str, str]]:
        """Keys and words; the words are read only where they are asked for."""
        topics = self._topics.order_by().distinct()
        if self._words:
            return topics.with_words(self._words).values_list("key", F("words"))
        nothing = Value("", output_field=CharField())
        return topics.filter(person_key="").values_list("key", nothing)

    @cached_property
    def _terms(self) -> dict[str, ExplainedTerm]:
        terms: dict[str, ExplainedTerm] = {}
        rows = self._entries.order_by("edition__identifier", "position")
        for name, meaning, volume in rows.values_list("name", "description", "edition"):
            term = terms.setdefault(topic_key(name), ExplainedTerm(name))
            if meaning not in term.meanings:
                term.meanings.append(meaning)
            term.volumes.add(volume)
        return terms


def _listed(key: str, row: dict, term: ExplainedTerm | None) -> ListedTopic:
    name = row.get("listed_name") or (term.name if term else key)
    return ListedTopic(
        key, name, row.get("volumes", 0), row.get("all_places") or 0, term
    )
