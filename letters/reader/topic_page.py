"""One topic: what the index of each volume has under it, and where each line leads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Q

from letters.derivation.text.cross_references import read_target
from letters.models import Document, Edition, Entry, Topic
from letters.models.page_addresses import page_address
from letters.models.topics import TopicLine, topic_key
from letters.reader.printed_page import page_labels
from letters.tei.references import Target

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser

# How many places a page shows, so that it stays below 100 kB.
MOST_PLACES = 600


class LinkedWords(NamedTuple):
    """`address` is "" for words that lead nowhere, or to what is not held."""

    text: str
    address: str = ""


@dataclass(slots=True)
class TopicNode:
    """A line, and what stands under it."""

    line: TopicLine
    parts: list[TopicNode] = field(default_factory=list)
    words: list[LinkedWords] = field(default_factory=list)

    @property
    def lines(self) -> Iterator[TopicNode]:
        yield self
        for part in self.parts:
            yield from part.lines

    @property
    def places(self) -> int:
        own = sum(1 for _, pointer in self.line.words if pointer)
        return own + sum(part.places for part in self.parts)


@dataclass(slots=True)
class TopicInVolume:
    """What one volume has of the topic; a part of it, where it goes on on further pages."""

    topic: Topic
    edition: Edition
    node: TopicNode
    is_continued: bool = False
    person: Entry | None = None


class TopicPage:
    """What one reader may see of the topic with this `key`."""

    def __init__(self, user: AbstractUser | AnonymousUser, key: str) -> None:
        self._key = key
        self._documents = Document.objects.visible_to(user)
        self._editions = Edition.objects.visible_to(user)
        self._entries = Entry.objects.visible_to(user)
        rows = Topic.objects.visible_to(user).filter(key=key)
        rows = rows.select_related("section__edition")
        self.topics = list(rows.order_by("section__edition__identifier", "position"))

    @property
    def name(self) -> str:
        if self.topics:
            return min(topic.name for topic in self.topics)
        return next((name for name, _ in self.terms), "")

    @property
    def volumes(self) -> int:
        return len({topic.section.edition_id for topic in self.topics})

    @cached_property
    def terms(self) -> dict[tuple[str, str], list[Entry]]:
        """What lists of terms call so, or explain by these words: names and meanings,
        each with the entries of the volumes that have it."""
        terms = self._entries.filter(kind=Entry.Kind.TERM).called_like(self._key)
        called = [
            key
            for key, name, meaning in terms.values_list("pk", "name", "description")
            if self._key in (topic_key(name), topic_key(meaning.rstrip(" .")))
        ]
        entries = terms.filter(pk__in=called).select_related("edition")
        told: dict[tuple[str, str], list[Entry]] = {}
        for entry in entries.order_by("edition__identifier", "position"):
            told.setdefault((entry.name, entry.description), []).append(entry)
        return told

    @property
    def pages(self) -> list[list[TopicInVolume]]:
        """The volumes, none of which makes a page too long: a long one goes on."""
        pages: list[list[TopicInVolume]] = [[]]
        room = MOST_PLACES
        for piece in self._pieces():
            places = piece.node.places
            if places > room and pages[-1]:
                pages.append([])
                room = MOST_PLACES
            room -= places
            _add_piece(pages[-1], piece)
        return pages

    def load(self, page: Sequence[TopicInVolume]) -> list[TopicInVolume]:
        """Find where the words of this page lead, and who its people are."""
        nodes = [(of, node) for of in page for node in of.node.lines]
        targets = {
            (of.edition.identifier, pointer): target
            for of, node in nodes
            for _, pointer in node.line.words
            if (target := _target(of.edition.identifier, pointer))
        }
        found = self._addresses(list(targets.values()))
        for of, node in nodes:
            for text, pointer in node.line.words:
                target = targets.get((of.edition.identifier, pointer))
                address = found.get(target, "") if target else ""
                if pointer.startswith("/"):
                    address = page_address("letters:topic-detail", pointer[1:])
                node.words.append(LinkedWords(text, address))
        self._find_people(page)
        return list(page)

    def _pieces(self) -> Iterator[TopicInVolume]:
        for topic in self.topics:
            whole = _tree(topic.read_lines)
            edition = topic.section.edition
            yield TopicInVolume(topic, edition, TopicNode(whole.line))
            for part in whole.parts:
                node = TopicNode(TopicLine(0, []), [part])
                yield TopicInVolume(topic, edition, node, is_continued=True)

    def _addresses(self, targets: Sequence[Target]) -> dict[Target, str]:
        """Where the archive has each; pages and documents that it lacks are left out."""
        volumes = {target.volume for target in targets}
        editions = self._editions.for_reading().filter(identifier__in=volumes)
        labels = {
            edition.identifier: set(page_labels(edition, self._documents))
            for edition in editions
            if edition.is_imported
        }
        documents = self._held_documents(targets)
        addresses = {}
        for target in targets:
            volume = target.volume or ""
            if target.page in labels.get(volume, ()):
                place = (volume, target.page)
                addresses[target] = page_address("letters:edition-page", *place)
            elif document := documents.get(f"{volume}/{target.document}"):
                addresses[target] = page_address("letters:document-detail", document)
        return addresses

    def _held_documents(self, targets: Sequence[Target]) -> dict[str, str]:
        """Their identifiers, by the present or a former one."""
        named = {f"{t.volume}/{t.document}" for t in targets if t.document}
        former = "former_identifiers__identifier"
        held = Q(identifier__in=named) | Q(**{f"{former}__in": named})
        rows = self._documents.filter(held).order_by()
        found: dict[str, str] = {}
        for identifier, once in rows.values_list("identifier", former):
            found |= {identifier: identifier, once or identifier: identifier}
        return found

    def _find_people(self, page: Sequence[TopicInVolume]) -> None:
        """Give each volume's heading the person in its list whom it names."""
        named = {of.topic.person_key: of.edition.pk for of in page}
        named.pop("", None)
        if not named:
            return
        persons = self._entries.filter(
            kind=Entry.Kind.PERSON, edition__in=named.values(), key__in=named
        )
        by_place = {
            (person.edition_id, person.key): person
            for person in persons.select_related("edition")
        }
        for of in page:
            of.person = by_place.get((of.edition.pk, of.topic.person_key))


def topic_of(entry: Entry) -> str:
    """The key of the topic that `entry`, of a visible list, stands for; "" of a person
    whom the index of the volume does not have."""
    if entry.kind == Entry.Kind.TERM:
        return topic_key(entry.name)
    headings = Topic.objects.filter(
        section__edition=entry.edition_id, person_key=entry.key
    )
    return headings.order_by("position").values_list("key", flat=True).first() or ""


def _tree(lines: Sequence[TopicLine]) -> TopicNode:
    """The lines as a tree; the first is the heading."""
    root = TopicNode(lines[0])
    above = [root]
    for line in lines[1:]:
        node = TopicNode(line)
        del above[max(line.level, 1) :]
        above[-1].parts.append(node)
        above.append(node)
    return root


def _add_piece(page: list[TopicInVolume], piece: TopicInVolume) -> None:
    """Put it under the volume that the page ends with, if that is its own."""
    if page and page[-1].topic is piece.topic:
        page[-1].node.parts += piece.node.parts
    else:
        page.append(piece)


def _target(volume: str, pointer: str) -> Target | None:
    target = None if pointer.startswith("/") else read_target(pointer)
    if not target or target.address:
        return None
    return replace(target, volume=target.volume or volume)
