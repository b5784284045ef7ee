"""Derives a stored text again. Where the rules refuse it, what was derived before stays.

Then a problem tells archivists why, and the text remembers which version refused it, so
that this version does not try it for ever. Both go when it is derived.
"""

from __future__ import annotations

import logging

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import QuerySet

from letters.derivation.derive import DERIVATION_VERSION
from letters.ingest.deriving import Reading, derive_document
from letters.ingest.settlements import settle_again
from letters.models import Document, Problem, Transcription
from letters.tei.errors import TeiError
from letters.tei.references import Outline
from letters.tei.refusals import refusals_told, stumbling_in_words

logger = logging.getLogger(__name__)

REFUSED = "refused-text"


def derive_again(
    document: Document,
    tei: str,
    outline: Outline | None = None,
    reading: Reading = refusals_told,
) -> str:
    """Derive the stored text `tei` again; return why it is refused, or "".

    The caller holds the document's lock.
    """
    try:
        derive_document(document, tei, outline, reading)
    except (OperationalError, InterfaceError):
        # A lost connection, a full disk or a conflict says nothing about the text.
        raise
    except TeiError as error:
        reason = str(error)
    except Exception as error:
        logger.exception("%s cannot be derived.", document.identifier)
        reason = stumbling_in_words(error)
    else:
        return ""
    _store_refusal(document, reason)
    return reason


@transaction.atomic
def derive_stored(
    pk: int,
    outline: Outline | None = None,
    reading: Reading = refusals_told,
    *,
    only_older: bool = False,
) -> tuple[str, str] | None:
    """Lock the document and derive its text again, unless there is none. Returns its
    identifier, and why it is refused.

    With `only_older`, not if somebody has derived it in the meantime.
    """
    # A transmitted letter is derived with its carrier, from the text of that.
    documents = Document.with_deleted.filter(pk=pk)
    carrier = documents.values_list("carrier", flat=True).first()
    pk = carrier or pk
    document = _locked().filter(pk=pk).first()
    # In a query of its own: that of the lock saw what there was before it waited.
    text = Transcription.objects.filter(document=pk)
    text = (text.older() if only_older else text).only("tei").first()
    if not document or not text:
        return None
    return document.identifier, derive_again(document, text.tei, outline, reading)


@transaction.atomic
def give_up(pk: int, reason: str) -> tuple[str, str]:
    """Let the text stay as it is, without an attempt to derive it."""
    document = _locked().get(pk=pk)
    _store_refusal(document, reason)
    return document.identifier, reason


def _locked() -> QuerySet[Document]:
    """Locks against all who save a text. References to it may be linked meanwhile: who
    links them may be the one that the derivation waits for next."""
    return Document.with_deleted.select_for_update(no_key=True)


def _store_refusal(document: Document, reason: str) -> None:
    text = Transcription.objects.filter(document=document)
    version = text.values_list("derivation_version", flat=True).first()
    letters = Transcription.objects.filter(document__carrier=document)
    for refused in (text, letters):
        refused.update(refused_version=DERIVATION_VERSION, attempts=0)
    message = (
        f"The archive’s present rules (version {DERIVATION_VERSION}) refuse this text: "
        f"{reason.rstrip('.')}. Readers see what version {version} made of it. Correct "
        "the text and save it, or report this to whoever maintains the archive."
    )
    stored = document.problems.filter(origin=Problem.Origin.DERIVATION)
    # What an archivist has decided about this very refusal stays.
    if not stored.filter(message=message).exists():
        stored.delete()
        problem = Problem(
            document=document,
            origin=Problem.Origin.DERIVATION,
            code=REFUSED,
            message=message,
        )
        settle_again(document, [problem])
        problem.save()
