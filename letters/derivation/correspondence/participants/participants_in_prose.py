"""Who took part in a conversation or a meeting of which no list is printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from letters.derivation.correspondence.participants.attendance import find_attending
from letters.derivation.correspondence.participants.editors_lists import (
    find_named_by_editors,
)
from letters.derivation.correspondence.participants.names_in_prose import (
    OFFICES_HELD,
)
from letters.derivation.correspondence.participants.participant_lines import Participant
from letters.derivation.correspondence.participants.record_writers import find_writers
from letters.derivation.correspondence.participants.speaker_labels import (
    find_in_capitals,
    find_initials,
)
from letters.derivation.correspondence.participants.speakers import (
    find_in_minutes,
    find_recurring,
    find_reported,
    find_speeches,
)
from letters.derivation.correspondence.participants.stated_presence import find_stated
from letters.derivation.correspondence.participants.surnames_alone import (
    find_by_surname,
)
from letters.derivation.correspondence.participants.titles import has_title
from letters.derivation.correspondence.sides.headings import (
    document_title,
    read_heading,
)
from letters.derivation.correspondence.sides.parties import last_word
from letters.derivation.description.subjects import find_subjects
from letters.derivation.text.main_text import words_of
from letters.tei.nodes import Block, BlockKind

_ABOUT_A_MEETING = re.compile(
    r"(?i)\b(?:conversations?|meetings?|discussions?|minutes|(?<!press )conferences?"
    r"|talks?|call|notes (?:of|on)|record of (?!.{0,60}press)|for the (?:record|files?))\b"
)
_CONVERSATION = re.compile(r"Memorandum of (?:a )?(?:Telephone )?Conversations?\b")
# Whose minutes report what each of them said.
_MINUTES = re.compile(
    r"(?i)^(?!.{0,40}\b(?:report (?:of|on|by)|address by|remarks by|speech by))"
    r".*?\b(?:meeting|minutes|conference|discussion|session)\b"
)
# Behind a surname: "Wang Hai-jung".
_GIVEN = re.compile(r"[A-Z][\w’']{1,10}-[A-Za-z][\w’']{1,10}")
_RECORD = re.compile(r"(?i)\bfor the (?:record|files?)\b")
# What a record is about, by its subject or the lines above its text.
_HELD = re.compile(
    r"(?i)\b(?:meeting|conversation|discussions?|talks?|conference|session|briefing|debrief"
    r"|lunch(?:eon)?|dinner|breakfast|visit|appointment|call)\b"
)
# Where the editors leave a list out, everyone who speaks is of it.
_LIST_OMITTED = re.compile(
    r"(?i)[\[(](?:here follow|omitted here)[^\]]{0,40}\blist (?:of|as)\b"
    r"|[\[(](?:see )?(?:attached list|list attached)"
)
_OFFICE_ALONE = re.compile(rf"(?:The|the) (?:{OFFICES_HELD})")
_OTHERS_ATTENDED = re.compile(
    r"^.{3,200}? (?:attended|were also present|were present for)\b|^Among "
    r"|\b[Pp]resent,? (?:in addition to|besides)\b"
)
_TITLES = ("secretary", "senator", "general", "ambassador", "governor", "admiral")
# In paragraphs: further down are other meetings.
_FIRST = 4
_HEAD = 8
# In characters.
_LONGEST_LINE = 100


def is_about_a_meeting(title: str) -> bool:
    return _ABOUT_A_MEETING.search(title) is not None


def find_in_prose(heading: Block | None, blocks: Sequence[Block]) -> list[Participant]:
    """Those whom sentences say to have been there, else those who spoke."""
    title = words_of(heading)
    sides = read_heading(title)
    if not is_about_a_meeting(title) or sides.recipient:
        return []
    paragraphs = [block for block in blocks if block.kind is BlockKind.PARAGRAPH]
    writer = find_writers(sides.author, heading, blocks)
    if named := list(find_named_by_editors(paragraphs)):
        speakers = _speakers(title, blocks, writer)
        return _each_once([*named, *_of_other_surnames(speakers, named)])
    stated = [
        *(one for words in find_subjects(blocks) for one in _attending(words, heading)),
        *find_stated(writer, paragraphs[:_FIRST]),
    ]
    if len(stated) > 1 and not _are_others(stated):
        return _each_once(stated)
    persons = _each_once([*stated, *_speakers(title, blocks, writer)])
    is_by_one = sides.author and _CONVERSATION.match(document_title(title))
    return persons or (writer if is_by_one else [])


def _attending(subject: str, heading: Block | None) -> Iterator[Participant]:
    """Those of "NSC meeting attended by the President, Vance and Rusk"."""
    for one in find_attending(subject, Block(BlockKind.PARAGRAPH)):
        yield replace(one, block=heading, evidence=subject)


def _of_other_surnames(
    speakers: Iterable[Participant], named: Iterable[Participant]
) -> Iterator[Participant]:
    """Those who are none of a list that tells the offices of most."""
    surnames = {last_word(one.name) for one in named}
    return (one for one in speakers if last_word(one.name) not in surnames)


def _are_others(stated: Sequence[Participant]) -> bool:
    """Whether a sentence tells only who was there beside those who spoke."""
    return all(_OTHERS_ATTENDED.search(one.evidence) for one in stated)


def _speakers(
    title: str, blocks: Sequence[Block], writer: Sequence[Participant]
) -> list[Participant]:
    """Whose words are printed behind the name, else whose are reported.

    The writer of a conversation took part in it.
    """
    paragraphs = [block for block in blocks if block.kind is BlockKind.PARAGRAPH]
    speakers = [*find_speeches(paragraphs), *find_initials(paragraphs)]
    if speakers := speakers or find_in_capitals(paragraphs):
        return speakers
    if _MINUTES.search(title):
        titled = list(find_in_minutes(paragraphs))
        return [*titled, *find_by_surname(paragraphs, most_titled=len(titled))]
    if _is_of_a_talk(title, paragraphs, find_subjects(blocks)):
        reported = find_reported(paragraphs[:_HEAD], most=1)
        reported += find_recurring(paragraphs)
        if any(_LIST_OMITTED.search(words_of(block)) for block in blocks[: 2 * _HEAD]):
            reported += find_in_minutes(paragraphs)
        inferred = (replace(one, is_inferred=True) for one in writer)
        return [*inferred, *reported] if reported else []
    return []


def _is_of_a_talk(
    title: str, paragraphs: Sequence[Block], subjects: Sequence[str]
) -> bool:
    """Whether it is the memorandum of a conversation, or a record whose subject or a line
    above the text says so."""
    if not _RECORD.search(title):
        return _CONVERSATION.match(document_title(title)) is not None
    head = map(words_of, paragraphs[:_FIRST])
    lines = (words for words in head if len(words) <= _LONGEST_LINE)
    return any(map(_HELD.search, [*subjects, *lines]))


def _each_once(participants: Iterable[Participant]) -> list[Participant]:
    """Those who are stated, and of each speaker who is none of them the first mention,
    or the first with the whole name."""
    kept: dict[str, Participant] = {}
    for one in participants:
        same = [name for name in kept if one.is_inferred and is_one(one.name, name)]
        if not same:
            kept.setdefault(one.name, one)
        elif kept[same[0]].is_inferred and _is_fuller(one.name, same[0]):
            kept = {(one.name if n == same[0] else n): p for n, p in kept.items()}
            kept[one.name] = one
    return [one for one in kept.values() if not _is_again(one, kept)]


def _is_again(one: Participant, names: Iterable[str]) -> bool:
    """Whether a speaker "Mr. Ball" is "Acting Secretary Ball", and no "Mr. Lee Ball" is
    there for whom he may be taken."""
    title, _, surname = one.name.partition(" ")
    if not one.is_inferred or title != "Mr." or " " in surname:
        return False
    others = [
        name for name in names if name.endswith(f" {surname}") and name != one.name
    ]
    return len(others) == 1 and not others[0].startswith("Mr. ")


def _is_fuller(first: str, second: str) -> bool:
    """Whether the first is the second with a first name, "Mr. Allen Dulles", or a bare
    surname with a title."""
    title, _, rest = second.partition(" ")
    if not rest:
        return first.endswith(f" {second}")
    return first.startswith(f"{title} ") and first.endswith(f" {rest}") and bool(rest)


def _whole(title: str) -> str:
    """The word for which "Sec." or "Gen." stands."""
    short = title.rstrip(".").casefold()
    return next((word for word in _TITLES if word.startswith(short)), short)


def is_one(first: str, second: str) -> bool:
    """Whether the surnames agree, and the titles if both have one: "Mr. Ball", "Ball";
    or the office is that of the name: "The President", "President Eisenhower"."""
    office, name = sorted((first, second), key=len)
    if _OFFICE_ALONE.fullmatch(office):
        titled = office[len("the ") :].casefold()
        return name.casefold().removeprefix("the ").startswith(titled)
    if _is_surname_first(office, name):
        return True
    if last_word(first) != last_word(second):
        return False
    titles = {_whole(name.split()[-2]) for name in (first, second) if " " in name}
    is_fuller = _is_fuller(first, second) or _is_fuller(second, first)
    return len(titles) < 2 or is_fuller


def _is_surname_first(short: str, whole: str) -> bool:
    """Whether "Miss Wang" may be "Miss Wang Hai-jung"."""
    rest = whole.removeprefix(f"{short} ")
    return has_title(short) and rest != whole and _GIVEN.fullmatch(rest) is not None
