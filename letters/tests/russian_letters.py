"""The letter in Russian and its translation as documents of the archive."""

from __future__ import annotations

from letters.models import Document, DocumentRelation
from letters.tests.alignment.translation.russian_letter import ENGLISH, RUSSIAN
from letters.tests.factories import make_document

ORIGINAL, TRANSLATION = "khrushchev-1963", "khrushchev-1963-translation"
SIDE_BY_SIDE = f"/documents/{ORIGINAL}/compare/{TRANSLATION}/"


def make_translated_letter(**fields: str) -> DocumentRelation:
    """The relation that says which is a translation of which."""
    original = _letter(ORIGINAL, RUSSIAN, "Russian", "Хрущёв – Кеннеди")
    translation = _letter(TRANSLATION, ENGLISH, "English", "Khrushchev to Kennedy")
    return DocumentRelation.objects.create(
        source=translation,
        type=DocumentRelation.Type.TRANSLATION_OF,
        target=original,
        **fields,
    )


def _letter(
    identifier: str, paragraphs: tuple[str, ...], language: str, title: str
) -> Document:
    text = "\n\n".join(paragraphs) + "\n"
    return make_document(
        identifier, text, language=language, title=title, date_edtf="1963-04-03"
    )
