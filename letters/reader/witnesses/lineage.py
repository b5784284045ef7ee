"""The witnesses of a letter in the order in which one was made from another.

What a reader may not see is absent, and so is what is known through it alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from django.db.models import Q

from letters.models import CorrespondenceEvent, Document, DocumentRelation, Witness
from letters.models.document_queries import DocumentQuerySet
from letters.reader.document_rows import hide_agent, with_agents
from letters.reader.witnesses.lineage_nodes import (
    LineageBranch,
    LineageEdge,
    LineageNode,
    branches_of,
)
from letters.reader.witnesses.named_documents import named_documents

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser

# More documents of one letter are not looked for.
MOST_DOCUMENTS = 60
_MAKERS = (
    CorrespondenceEvent.Type.DRAFTED,
    CorrespondenceEvent.Type.CLEARED,
    CorrespondenceEvent.Type.APPROVED,
    CorrespondenceEvent.Type.SIGNED,
)


class Lineage:
    def __init__(self, document: Document, user: AbstractUser | AnonymousUser) -> None:
        self._document = document
        self._user = user
        self._visible = Document.objects.visible_to(user)
        documents, relations = _related(document, self._visible)
        rows = list(Witness.objects.filter(document__in=documents))
        self._named = named_documents(
            [name for row in rows for name in (row.wanted, row.attested_in) if name],
            self._visible,
        )
        self.nodes: dict[str, LineageNode] = {}
        for pk, held in documents.items():
            self._add_document(held, is_this=pk == document.pk)
        self.edges = [*self._edges_of(relations, documents), *self._add_rows(rows)]
        for edge in self.edges:
            self.nodes[edge.later].bases.append(edge)
        self._add_makers()

    def __bool__(self) -> bool:
        return len(self.nodes) > 1

    @property
    def held(self) -> list[LineageNode]:
        """The whole documents, in order of time."""
        whole = [node for node in self.nodes.values() if node.is_held and not node.part]
        return sorted(whole, key=lambda node: (node.order, node.key))

    @property
    def count_held(self) -> int:
        """How many witnesses are here, as documents or as parts of them."""
        return sum(1 for node in self.nodes.values() if node.is_held)

    @property
    def branches(self) -> tuple[LineageBranch, ...]:
        """The witnesses that were made from no other one, with the later ones."""
        return tuple(branches_of(self.nodes, self.edges))

    def _add_document(self, held: Document, *, is_this: bool = False) -> None:
        self.nodes[held.identifier] = LineageNode(
            held.identifier,
            held.name_and_date,
            edtf=held.date_edtf,
            document=held,
            is_this=is_this,
        )

    def _edges_of(
        self, relations: Iterable[DocumentRelation], documents: Mapping[int, Document]
    ) -> Iterator[LineageEdge]:
        stated = CorrespondenceEvent.Certainty.STATED
        for relation in relations:
            ends = [documents[key] for key in relation.ends]
            if relation.type == DocumentRelation.Type.VERSION_OF:
                ends.sort(key=lambda one: (str(one.date_earliest or 9999), one.pk))
            label = (
                relation.inverse
                if relation.type in DocumentRelation.EARLIER
                else relation.get_type_display()
            )
            yield LineageEdge(
                *(one.identifier for one in ends),
                label,
                relation.certainty == stated,
                relation.evidence,
            )

    def _add_rows(self, rows: Sequence[Witness]) -> list[LineageEdge]:
        """What archivists wrote of single witnesses: nodes, and how they were made."""
        keys: dict[tuple[int, str], str] = {}
        owners = {
            node.document.pk: node.document
            for node in self.nodes.values()
            if node.document
        }
        for row in rows:
            keys[row.document_id, row.key] = self._node_of(row, owners[row.document_id])
        edges = []
        for row in rows:
            later = keys[row.document_id, row.key]
            earlier = keys.get((row.document_id, row.based_on))
            is_certain = row.certainty == CorrespondenceEvent.Certainty.STATED
            if earlier and earlier != later:
                edges.append(LineageEdge(earlier, later, is_certain=is_certain))
        return edges

    def _node_of(self, row: Witness, owner: Document) -> str:
        """The name of the witness among the nodes, where it is put unless it is there."""
        printed = self._named.get(row.wanted)
        is_whole = row.is_document and not row.first_segment
        key = f"{owner.identifier}#{row.key}"
        if is_whole:
            key = owner.identifier
        elif printed and printed.document:
            key = printed.document.identifier
            if key not in self.nodes:
                self._add_document(printed.document)
        elif not row.is_document and row.wanted:
            key = row.wanted
        if key not in self.nodes:
            document = owner if row.is_document else None
            title = row.title or owner.name_and_date
            self.nodes[key] = LineageNode(key, title, document=document)
        node = self.nodes[key]
        node.state = row.get_state_display()
        node.part = "" if is_whole else row.first_segment
        node.edtf = row.date_edtf or node.edtf
        node.evidence = row.evidence
        node.is_certain = row.certainty == CorrespondenceEvent.Certainty.STATED
        node.printed_in = None if node.is_held else printed
        node.attested_in = self._named.get(row.attested_in)
        return key

    def _add_makers(self) -> None:
        """Who drafted, cleared, approved and signed what is held."""
        by_document = {
            node.document.pk: node for node in self.nodes.values() if node.document
        }
        events = CorrespondenceEvent.objects.filter(
            document__in=by_document, type__in=_MAKERS
        )
        for event in with_agents(events, self._user):
            hide_agent(event)
            node = by_document[event.document_id]
            if node.document:
                event.document = node.document
            node.makers.append(event)


def _related(
    document: Document, visible: DocumentQuerySet
) -> tuple[dict[int, Document], list[DocumentRelation]]:
    """The visible documents that are led to from witness to witness, and the relations
    between them."""
    documents = {document.pk: document}
    relations: dict[int, DocumentRelation] = {}
    fresh = {document.pk}
    while fresh and len(documents) < MOST_DOCUMENTS:
        found = DocumentRelation.objects.filter(
            Q(source__in=fresh) | Q(target__in=fresh),
            type__in=DocumentRelation.LINEAGE,
            source__in=visible,
            target__in=visible,
        )
        relations |= {relation.pk: relation for relation in found}
        ends = {key for relation in relations.values() for key in relation.ends}
        fresh = ends - documents.keys()
        documents |= {one.pk: one for one in visible.filter(pk__in=fresh)}
    within = [one for one in relations.values() if {*one.ends} <= documents.keys()]
    return documents, within
