"""The terms and abbreviations that the volumes explain, in one list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from letters.derivation.people.person_names import fold_name
from letters.models import Entry
from letters.reader.names_by_letter import ListedName, NamesByLetter, folded

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser


@dataclass(slots=True)
class GlossaryTerm:
    """A term as the first volume writes it; `meanings` are its explanations, each with
    the entries of the volumes that give it."""

    name: str
    meanings: dict[str, list[Entry]]


class Glossary(NamesByLetter[str]):
    """Of all visible volumes. A term is known by its letters, in capitals or not."""

    def __init__(
        self, user: AbstractUser | AnonymousUser, letter: str = "", words: str = ""
    ) -> None:
        super().__init__(user, letter, words)
        self._entries = Entry.objects.visible_to(user).filter(kind=Entry.Kind.TERM)
        # Of each term that was read, how the lists write it.
        self._written: defaultdict[str, list[str]] = defaultdict(list)

    def read_names(self) -> Iterable[ListedName[str]]:
        """In alphabetical order. An explanation has words of the term, too."""
        terms: defaultdict[str, list[str]] = defaultdict(list)
        columns = ("name", "description") if self._words else ("name",)
        for name, *meaning in self._entries.order_by().values_list(*columns).distinct():
            key = _key(name)
            self._written[key].append(name)
            terms[key].append(folded(" ".join([name, *meaning])) if meaning else "")
        return [(key, key, " ".join([key, *terms[key]])) for key in sorted(terms)]

    def load(self, keys: Iterable[str]) -> list[GlossaryTerm]:
        """The terms, in the order of their `keys`."""
        terms: dict[str, GlossaryTerm | None] = dict.fromkeys(keys)
        written = chain.from_iterable(self._written[key] for key in terms)
        rows = self._entries.filter(name__in=[*written]).prefetch_related("edition")
        for entry in rows.order_by("edition__identifier", "position"):
            key = _key(entry.name)
            term = terms[key] or GlossaryTerm(entry.name, {})
            terms[key] = term
            term.meanings.setdefault(entry.description, []).append(entry)
        return [term for term in terms.values() if term]


# A page of the list finds the keys of all terms.
@lru_cache(maxsize=20_000)
def _key(name: str) -> str:
    return fold_name(name).strip(" .")
