"""Count in an archive what its pages and searches say of what it holds.

LETTERS_VAR=FOLDER script/check held

Of an archive that is imported and indexed, whole volumes at best: references to notes,
doubtful dates and inferred senders, references whose words overrule their markup, words
in capitals, front matter, dates with an open end. Prints for each kind how many were
compared, and every one that is not as it should be. Writes nothing.
"""

from __future__ import annotations

import os
import random
import re
import sys
from collections.abc import Callable

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth.models import AnonymousUser  # noqa: E402
from django.db.models import F, Q  # noqa: E402
from django.test import Client, override_settings  # noqa: E402
from drills.served.archive import say  # noqa: E402

from letters.derivation.model import TextProblemCode  # noqa: E402
from letters.models import CrossReference, Document, Footnote, Section  # noqa: E402
from letters.search import Search, SearchPage, parse_query, search  # noqa: E402
from letters.search.query.capitals import in_small_letters  # noqa: E402
from letters.search.results.answering import TIMES_MORE  # noqa: E402
from letters.tei.source import parse_xml  # noqa: E402
from letters.tests.rendering.told import Compared, omissions_in  # noqa: E402

SEED = 14
DRAWN = 100
WORDS = 6
SHOWN = 20
ANYBODY = AnonymousUser()
CAPITALS = ("KENNEDY", "CUBA", "VIETNAM", "LAOS", "BERLIN", "MOSCOW", "START", "SALT")
TYPED = ("761.5622/11-1952", '"761.5622/11-1952"', "NSC-68/2", '"U-2"', '"U 2"')
DATES = ("date:undated", "date:uncertain", "classification:secret date:1983")
SAYS_OTHERWISE = "the text has “"
INFERRED = "Inferred"

reader = Client(headers={"host": "localhost"})


def main() -> int:
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    # No page is stored, and no style sheet needs to be collected.
    with override_settings(
        LETTERS_PAGE_CACHE=False, STORAGES={**settings.STORAGES, "staticfiles": plain}
    ):
        return check()


def check() -> int:
    say(f"{Document.objects.published().count():,} documents")
    number_of_faults = 0
    for kind, compare in KINDS.items():
        compared, faults = compare()
        number_of_faults += len(faults)
        say(f"{kind}: {compared:,} compared, {len(faults):,} not as they should be")
        for fault in faults[:SHOWN]:
            say(f"    {fault}")
    for query in (*TYPED, *DATES):
        say(f"{query}: {page_for(query).total:,}")
    return 1 if number_of_faults else 0


def page_for(text: str, per_page: int = 20) -> SearchPage:
    return search(Search(parse_query(text), {}, per_page=per_page), ANYBODY)


def references_to_notes() -> Compared:
    """A reference is resolved where its target has the note, and wanted where not."""
    keys: dict[int, set[str]] = {}
    for document, number, encoded in Footnote.objects.values_list(
        "document", "number", "encoded_id"
    ):
        names = keys.setdefault(document, set())
        names.update((number, encoded.rpartition("fn")[2]))
    references = CrossReference.objects.exclude(target_footnote="")
    held = references.filter(target__isnull=False).select_related("document")
    faults, missing = [], 0
    for reference in held:
        is_there = reference.target_footnote in keys.get(reference.target_id, ())
        missing += not is_there
        if is_there != (reference.state == "resolved"):
            faults.append(f"{reference.document} {reference.key}: {reference.state}")
    say(f"  {missing} of {len(held):,} name a note that their target has not")
    return len(held), faults


def doubtful_dates() -> Compared:
    """The page, TEI and JSON-LD of each document whose printed date is another one."""
    codes = Q(problems__code=TextProblemCode.DATE_DIFFERS, problems__is_settled=False)
    documents = Document.objects.published().filter(codes).distinct()
    return len(documents), [
        f"{document.identifier}: nothing in the {place}"
        for document in documents
        for place, says in {
            "page": SAYS_OTHERWISE in page_of(document),
            "TEI": 'cert="low"' in page_of(document, "tei/"),
            "JSON-LD": "disambiguatingDescription" in page_of(document),
        }.items()
        if not says
    ]


def inferred_senders() -> Compared:
    """The same of documents whose sender is inferred, drawn with the seed."""
    inferred = Q(
        correspondence_events__type="sent", correspondence_events__certainty="inferred"
    )
    documents = drawn(Document.objects.published().filter(inferred).distinct())
    return len(documents), [
        f"{document.identifier}: nothing in the {place}"
        for document in documents
        for place, says in {
            "page": f"{INFERRED}: " in page_of(document),
            "TEI": 'cert="medium"' in page_of(document, "tei/"),
            "JSON-LD": f'"disambiguatingDescription": "{INFERRED}"'
            in page_of(document),
        }.items()
        if not says
    ]


def page_of(document: Document, part: str = "") -> str:
    return reader.get(f"{document.get_absolute_url()}{part}").content.decode()


def drawn(rows):
    chance = random.Random(SEED)  # noqa: S311
    rows = list(rows.order_by("pk"))
    return chance.sample(rows, min(DRAWN, len(rows)))


def overruled_references() -> Compared:
    """A reference whose words name another volume leads there, and counts there."""
    references = CrossReference.objects.exclude(overruled_target="").select_related(
        "document__edition", "target__edition"
    )
    own = F("document__edition__identifier")
    faults = [f"{r.document} {r.key}" for r in references.filter(target_edition=own)]
    for reference in references.filter(target__isnull=False):
        if reference.target.edition.identifier != reference.target_edition:
            faults.append(f"{reference.document} {reference.key}: another volume")
    return len(references), faults


def capitals() -> Compared:
    """A word in capitals, and where it is commoner in small letters, how many of these."""
    faults = []
    for word in CAPITALS:
        total = page_for(word).total
        (small,) = in_small_letters(parse_query(word))
        others = page_for(small).total
        is_told = f"{small}: {others:,} documents" in told(word)
        say(f"  {word}: {total:,}; {small}: {others:,}{', told' * is_told}")
        if is_told != (others > total * TIMES_MORE):
            faults.append(word)
    return len(CAPITALS), faults


def told(query: str) -> str:
    page = reader.get("/search/", {"q": query}).content.decode()
    return re.sub(r"\s+(:?)\s*", r"\1 ", re.sub("<[^>]*>", " ", page))


def front_matter() -> Compared:
    """Some words of each section find it with in:front."""
    chance = random.Random(SEED)  # noqa: S311
    sections = Section.objects.filter(content__isnull=False).select_related(
        "content", "edition"
    )
    compared, faults = 0, []
    for section in sections.order_by("pk"):
        lines = [line for line in section.own_text.splitlines() if has_words(line)]
        if not lines:
            continue
        line = re.findall(r"\S+", chance.choice(lines))
        start = chance.randrange(max(1, len(line) - WORDS + 1))
        phrase = " ".join(line[start : start + WORDS]).replace('"', "")
        page = page_for(f'"{phrase}" in:front', per_page=1000)
        compared += 1
        if section.pk not in page.result.pks:
            faults.append(f"{section.edition.identifier} {section.key}: {phrase}")
    return compared, faults


def has_words(line: str) -> bool:
    return bool(re.search(r"[^\W\d_]{2,}", line))


def omissions_of_sections() -> Compared:
    """The words of gaps in front matter, in its text and on its page."""
    compared, faults = 0, []
    sections = Section.objects.filter(content__tei__contains="<gap")
    for section in sections.select_related("content", "edition"):
        page = reader.get(section.get_absolute_url()).content.decode()
        notes = "\n".join(note.text for note in section.own_notes)
        texts = {"the text": f"{section.own_text}\n{notes}", "the page": page}
        number, wrong = omissions_in(parse_xml(section.content.tei.encode()), texts)
        compared += number
        faults += [f"{section.edition.identifier} {section.key}: {w}" for w in wrong]
    return compared, faults


def open_dates() -> Compared:
    """A document of an open or unknown end is found in no later year than is known."""
    is_open = Q(date_edtf__endswith="..") | Q(date_edtf__endswith="/")
    documents = Document.objects.published().filter(is_open).select_related("edition")
    faults = []
    for document in documents:
        known = document.date_earliest.year
        query = f"volume:{document.edition.identifier} date:{known + 1}..2020"
        if document.pk in page_for(query, per_page=2000).result.pks:
            faults.append(f"{document.identifier}: {document.date_edtf}")
    return len(documents), faults


KINDS: dict[str, Callable[[], Compared]] = {
    "2 omissions in front matter": omissions_of_sections,
    "6 references to notes": references_to_notes,
    "8 doubtful dates": doubtful_dates,
    "8 inferred senders": inferred_senders,
    "9 references overruled by their words": overruled_references,
    "12 words in capitals": capitals,
    "13 sections": front_matter,
    "14 dates with an open end": open_dates,
}


if __name__ == "__main__":
    sys.exit(main())
