"""One index for all volumes: their indexes at the back, and their lists of terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from django.db.models import F
from django.urls import reverse

from letters.models import Entry, Topic
from letters.models.topics import topic_key
from letters.reader.names_by_letter import ListedName, NamesByLetter, folded

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
        # Of each term that was read, how lists write it.
        self._written: defaultdict[str, list[str]] = defaultdict(list)

    def read_names(self) -> Iterable[ListedName[str]]:
        """In the order of the keys."""
        if not self._words:
            headings = self._topics.order_by().filter(person_key="").distinct()
            keys = {*headings.values_list("key", flat=True), *self._read_terms()}
            return [(key, key, "") for key in sorted(keys)]
        words = self._read_terms()
        topics = self._topics.order_by().distinct().with_words(self._words)
        for key, of_topic in topics.values_list("key", F("words")):
            words[key].append(of_topic)
        return [(key, key, " ".join([key, *words[key]])) for key in sorted(words)]

    def load(self, keys: Iterable[str]) -> list[ListedTopic]:
        """The topics, in the order of their `keys`."""
        keys = list(keys)
        rows = self._topics.filter(key__in=keys).counted()
        counted = {row["key"]: row for row in rows}
        terms = self._terms(keys)
        return [_listed(key, counted.get(key, {}), terms.get(key)) for key in keys]

    def _read_terms(self) -> defaultdict[str, list[str]]:
        """What lists of terms have under each key: its words, where words are asked for."""
        columns = ("name", "description") if self._words else ("name",)
        words: defaultdict[str, list[str]] = defaultdict(list)
        for name, *meaning in self._entries.order_by().values_list(*columns).distinct():
            key = topic_key(name)
            self._written[key].append(name)
            words[key].append(folded(" ".join([name, *meaning])) if meaning else "")
        return words

    def _terms(self, keys: Iterable[str]) -> dict[str, ExplainedTerm]:
        """What lists of terms say of the topics with these `keys`, which were read."""
        terms: dict[str, ExplainedTerm] = {}
        written = chain.from_iterable(self._written[key] for key in keys)
        rows = self._entries.filter(name__in=[*written])
        rows = rows.order_by("edition__identifier", "position")
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
