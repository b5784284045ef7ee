"""Makes the cast of the tests: small documents with stable names and dates."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.contrib.auth import get_user_model

from letters.ingest.annotations import noted_text
from letters.ingest.people import merge_group
from letters.ingest.saving import Edit, save_document
from letters.models import (
    Agent,
    AgentMerge,
    Annotation,
    AnnotationTarget,
    Document,
    DocumentStatus,
    Edition,
    EditionSource,
    Entry,
    Mention,
    MistakeReport,
    NameVariant,
    Reading,
    ReadingItem,
    Section,
    SectionText,
    Topic,
)
from letters.models.topics import topic_key
from letters.tei.notation import parse_notation
from letters.tei.writer import write_document
from letters.tests.loaded_once import load_once
from letters.web_annotation.quotes import quote_at

SEEDS = Path(settings.BASE_DIR) / "fixtures" / "transcriptions"

LETTER = """\
::: heading
Letter From Chairman Khrushchev to President Kennedy
:::

::: dateline
Moscow, October 26, 1962
:::

::: salute
Dear Mr. President:
:::

I have received your letter of October 25.[^1] I got the feeling that you
have some understanding of the [Page 2] situation.

[We are prepared to withdraw them.]{.conditional #offer effect=include}

::: signature
N. Khrushchev
:::

[^1]: See Document 11.
"""


def make_tei(notation: str = LETTER) -> str:
    return write_document(parse_notation(notation, {"type": "document"}))


def make_document(
    identifier: str = "khrushchev-kennedy-1962",
    notation: str = LETTER,
    edit: Edit | None = None,
    **fields: Any,
) -> Document:
    """A published letter of October 26, 1962, unless `fields` say otherwise."""
    values = {
        "title": "Khrushchev to Kennedy",
        "status": DocumentStatus.PUBLISHED,
        "date_edtf": "1962-10-26",
        **fields,
    }
    document = Document(identifier=identifier, **values)
    save_document(document, make_tei(notation), edit or Edit())
    return Document.objects.get(pk=document.pk)


def make_edition(identifier: str = "frus1961-63v06") -> Edition:
    return Edition.objects.create(
        identifier=identifier, title="Kennedy–Khrushchev Exchanges"
    )


def make_volume(
    identifier: str = "frus1961-63v06", pages: tuple[str, ...] = ("1", "2", "3")
) -> Edition:
    """An edition that was imported as one file, without its documents."""
    edition = make_edition(identifier)
    EditionSource.objects.create(
        edition=edition,
        name=f"{identifier}.xml",
        sha256="0" * 64,
        size=0,
        skeleton="<TEI><text><body/></text></TEI>",
        pages=list(pages),
    )
    return edition


def make_page_reference(document: Document, volume: Edition, page: str) -> None:
    """Let the document refer to a page of a volume in the archive."""
    document.crossreferences.create(
        key="x1",
        start=0,
        end=4,
        target_edition=volume.identifier,
        target_page=page,
        target_volume=volume,
    )


def make_section(
    edition: Edition, key: str = "ch1", html: str = "", **fields: Any
) -> Section:
    """A chapter after the present ones; `html` is its own text."""
    notes = fields.pop("notes", [])
    values = {
        "title": f"Section {key}",
        "kind": "chapter",
        "position": edition.sections.count() + 1,
        **fields,
    }
    section = Section.objects.create(edition=edition, key=key, **values)
    if html:
        SectionText.objects.create(
            section=section,
            tei="<div/>",
            text="",
            html=html,
            notes=notes,
            derivation_version=1,
        )
    return section


def make_entry(
    edition: Edition, key: str = "p_KNS1", name: str = "Khrushchev, Nikita S.", **fields
) -> Entry:
    """A person in a volume's list, unless `kind` makes it a term."""
    values = {
        "kind": Entry.Kind.PERSON,
        "description": "Chairman of the Council of Ministers",
        "position": edition.entries.count() + 1,
        **fields,
    }
    return Entry.objects.create(edition=edition, key=key, name=name, **values)


def make_topic(section: Section, name: str = "Berlin", *lines: str) -> Topic:
    """A heading in an index; each of the `lines` stands under it, with its page "2"."""
    written = [[0, [[name, ""]]]]
    written += [[1, [[f"{line}, ", ""], ["2", "#pg_2"]]] for line in lines]
    return Topic.objects.create(
        section=section,
        key=topic_key(name),
        name=name,
        lines=written,
        words=" ".join([name, *lines]).lower(),
        places=len(lines),
        position=section.topics.count() + 1,
    )


def make_mention(document: Document, entry: Entry, times: int = 1) -> Mention:
    return Mention.objects.create(document=document, entry=entry, times=times)


def make_agent(
    identifier: str = "kennedy-john",
    authorized_name: str = "Kennedy, John F.",
    display_name: str = "John F. Kennedy",
    known_as: tuple[str, ...] = ("President Kennedy",),
) -> Agent:
    agent = Agent.objects.create(
        identifier=identifier,
        authorized_name=authorized_name,
        display_name=display_name,
    )
    for name in known_as:
        NameVariant.objects.create(agent=agent, name=name)
    return agent


def merge_agents(
    kept: Agent, merged: Agent, editor: Any = None, reason: str = ""
) -> AgentMerge:
    return merge_group(kept, [merged], editor, reason)[0]


def make_archivist(username: str = "anna") -> Any:
    """A user who may do everything."""
    return get_user_model().objects.create_superuser(username, password="correct horse")


def load_collection() -> None:
    """The demonstration collection: memorandum, draft letter, printed letter."""
    load_once()


def make_reading(*documents: Document, **fields: Any) -> Reading:
    """An unlisted reading with an item for each of the documents."""
    values = {"title": "Letters of a crisis", "visibility": "unlisted", **fields}
    reading = Reading.objects.create(**values)
    for position, document in enumerate(documents):
        ReadingItem.objects.create(
            reading=reading,
            position=position,
            document=document,
            document_identifier=document.identifier,
        )
    return reading


def annotate(
    item: ReadingItem, words: str = "", footnote: str = "", **fields: Any
) -> Annotation:
    """An annotation on the first place of these words, or on the item as a whole."""
    values = {"number": item.annotations.count() + 1, "body": "Why?", **fields}
    annotation = Annotation.objects.create(item=item, **values)
    if words:
        document = item.document
        text = noted_text(document).texts[footnote]
        start = text.index(words)
        end = start + len(words)
        target = AnnotationTarget(
            annotation=annotation, document=document, footnote=footnote
        )
        target.stand_at(start, end, quote_at(text, start, end))
        target.save()
    return annotation


def make_report(
    document: Document,
    words: str = "some understanding",
    footnote: str = "",
    **fields: Any,
) -> MistakeReport:
    """A reader's report on the first place of these words."""
    notes = dict(document.footnotes.values_list("key", "text"))
    text = notes[footnote] if footnote else document.transcription.text
    start = text.index(words)
    values = {
        "document": document,
        "place": MistakeReport.Place.FOUND,
        "footnote": footnote,
        "start": start,
        "end": start + len(words),
        "words": words,
        "words_now": words,
        "message": "The paper has another word.",
        "form_key": uuid4(),
        "text_revision": document.revision_number,
        **fields,
    }
    return MistakeReport.objects.create(**values)
