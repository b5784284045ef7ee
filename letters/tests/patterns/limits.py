"""What the checks of patterns must be told, each with its reason."""

from __future__ import annotations

from letters.tests.patterns.collection import FoundPattern, Use

# By the beginning of a pattern's place: no longer text is ever given to it, in
# characters. The modules cut what they read to this length, or pass it over.
LONGEST_TEXT = {
    "letters.derivation.correspondence.answers.deliveries.": 400,  # LONGEST_SENTENCE
    "letters.derivation.correspondence.transmitted.embedded_letter.": 400,
    # _LONGEST_TITLE
    "letters.derivation.correspondence.transmitted.enclosure_sides._TITLE_": 250,
    # LONGEST_END
    "letters.derivation.correspondence.transmitted.handing_on._TO_HAND_ON": 400,
    "letters.derivation.correspondence.participants.attendance._ATTENDED": 10_000,
    # LONGEST_TITLE
    "letters.derivation.correspondence.participants.conversation_headings.": 500,
    "letters.derivation.correspondence.sides.headings.": 500,  # LONGEST_TITLE
    "letters.derivation.correspondence.answers.noted_replies._ANSWERED": 300,
    "letters.derivation.correspondence.answers.noted_replies._THIS_ANSWERS": 300,
    # LONGEST_LINE
    "letters.derivation.correspondence.participants.line_words._ASIDE": 2_000,
    "letters.derivation.correspondence.participants.participant_lines._DASH": 2_000,
    "letters.derivation.correspondence.participants.line_words.NOBODY": 2_000,
    # LONGEST_LINE; in prose, names of a few words.
    "letters.derivation.correspondence.participants.titles.OFFICE_WORD": 2_000,
    "letters.derivation.correspondence.sides.signatures._BARE_NAME": 1_000,  # LONGEST_LINE
    "letters.derivation.correspondence.sides.signatures._EDITORS": 1_000,
    "letters.derivation.correspondence.sides.signatures._WITHHELD": 1_000,
    "letters.derivation.description.document_kinds._KINDS": 500,  # LONGEST_TITLE
    "letters.derivation.description.markings._ANY_TERM": 300,  # LONGEST_LINE
    "letters.derivation.description.markings._TERM": 300,  # LONGEST_LINE
    "letters.search.query.signs.": 2_000,  # LONGEST_QUERY
    "letters.tei.dates.thirds.": 120,  # LONGEST_TYPED
    "letters.tei.dates.translated.": 120,
    "letters.tei.dates.typed_dates.": 120,
    "letters.tei.dates.weekdays.": 120,
    "letters.tei.references.citations._LISTED": 200,  # _LONGEST_GAP
    "letters.tei.source_note.clauses._NAMES_UNTIL": 2_000,  # LONGEST_NAMES
    "letters.tei.source_note.markings._HANDLING": 160,  # LONGEST_LIST
    "letters.tei.transcription.datelines._AFTER": 90,  # LONGEST_DATELINE
    "letters.tei.transcription.hyphens._BEFORE": 60,  # LONGEST_PART
    # LONGEST_LETTER_LINE and, for names, LONGEST_NAME; the others are given any text.
    "letters.tei.transcription.letter_words.CLOSING": 200,
    "letters.tei.transcription.letter_words.NAME": 50,
    "letters.tei.transcription.letter_words.SALUTE": 200,
    "letters.tei.transcription.letter_words.SIGNATURE_TOLD": 200,
    "letters.tei.transcription.letter_words.SIGNED": 200,
    "letters.tei.transcription.letter_words._ABBREVIATED": 50,
    "letters.tei.transcription.named_parties.GIVEN_BY": 250,  # LONGEST_HEADING
    "letters.tei.transcription.named_parties._BY": 250,
    "letters.tei.transcription.named_parties._FOREIGN": 250,  # LONGEST_HEADING
    "letters.tei.transcription.named_parties._IN_CAPITALS": 250,
    "letters.tei.transcription.named_parties._PRINTED": 250,
    "letters.tei.transcription.notes_verbales.": 500,  # LONGEST_OPENING
    "letters.tei.transcription.note_costs.": 100,  # CHARACTERS_BEFORE and _AFTER
}

# What the check of repetition finds in these, they cannot do.
EXCUSED = {
    "letters.tei.source._PROLOG": "a possessive repetition takes no turn back",
    "letters.derivation.correspondence.transmitted.embedded_letter._SALUTATION": (
        "the words of a name are possessive, and there are four of them at most"
    ),
    "letters.tei.source_note.clauses._BY": (
        "what is done “for” somebody ends before the next of these words"
    ),
    "letters.tei.volume.slices.MARKUP": (
        "a volume is well-formed, so that whatever is opened in it is closed"
    ),
    "letters.tei.volume.assembly._ATTRIBUTE": (
        "in the tags of a well-formed volume each name has its value"
    ),
}

# What these search is well-formed XML, as none of the attacks is.
MADE_OF_WELL_FORMED = ("letters.tei.volume.assembly.", "letters.tei.volume.slices.")

# Matched at a place that is given, and at each place of a text once.
ONCE = {
    "letters.derivation.correspondence.transmitted.head_lines.MARKING": (
        "with the whole of each line"
    ),
    "letters.tei.notation.attributes._ATTRIBUTE": "each where the one before ended",
    "letters.tei.notation.table_rows._BETWEEN_BARS": "each where the one before ended",
    "letters.tei.notation.table_rows._LISTED": "once in each row of a table",
    "letters.tei.notation.table_rows._START": "once in each cell of a table",
    "letters.tei.source_note.clauses._BY": "once in each clause",
    "letters.tei.source_note.names._TITLED": "once in each clause",
}


def longest_text(place: str, otherwise: int) -> int:
    """How long the texts are that a pattern may be given."""
    lengths = [n for begin, n in LONGEST_TEXT.items() if place.startswith(begin)]
    return min([*lengths, otherwise])


def used_as(one: FoundPattern) -> Use:
    """What is done with a pattern, if it is known to be matched at few places."""
    is_once = one.place in ONCE and one.use is Use.SEARCH
    return Use.MATCH if is_once else one.use
