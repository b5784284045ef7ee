"""Examples of the query language: the help page shows them, and the tests run them."""

from __future__ import annotations

from dataclasses import dataclass

_PRINTED = "frus1981-88v04/d190"
_DRAFT = "reagan-andropov-1983-draft"
_MEMORANDUM = "reagan-andropov-1983-memorandum"


@dataclass(frozen=True, slots=True)
class Example:
    """`finds` says in words what it finds; `documents` are those of the demonstration,
    which has no conversation and no place in a dateline."""

    query: str
    finds: str
    documents: tuple[str, ...]


WORDS = (
    Example("arms talks", "both words, in any form and order", (_PRINTED, _DRAFT)),
    Example(
        "negotiation",
        "the word and its forms, such as “negotiations”",
        (_PRINTED, _DRAFT),
    ),
    Example("negotiat*", "every word that begins so", (_PRINTED, _DRAFT)),
    Example("hot-line", "“hot-line”, “hot line” and “hotline”", (_PRINTED,)),
    Example("START", "the word in capitals: the treaty", (_DRAFT,)),
)
PHRASES = (
    Example(
        '"balance of forces"', "these words as they stand, in this order", (_PRINTED,)
    ),
    Example('"negotiate"', "this form alone, not “negotiation”", (_DRAFT,)),
    Example(
        '"chemical treaty"~10',
        "both words in any form and order, with at most ten others between them",
        (_PRINTED,),
    ),
    Example(
        "treaty NEAR/10 chemical",
        "the same, as other systems write it",
        (_PRINTED,),
    ),
)
OPERATORS = (
    Example("Gromyko OR Geneva", "one of them, or both", (_PRINTED, _DRAFT)),
    Example("dialogue -Vienna", "the first, and not the second", (_DRAFT,)),
    Example("Geneva NOT summit", "the same, with a word for the sign", (_PRINTED,)),
    Example("dialogue AND Geneva", "both, as without AND", (_PRINTED,)),
    Example(
        "dialogue Lebanon OR Iran",
        "the first word, and one of the two that OR stands between",
        (_PRINTED, _DRAFT),
    ),
    Example(
        'Andropov -(Vienna OR "Foreign Minister")',
        "the first, and nothing of what stands in parentheses",
        (_MEMORANDUM,),
    ),
    Example(
        "(Lebanon restraint) OR (chemical Vienna)",
        "the first two words, or the last two",
        (_PRINTED, _DRAFT),
    ),
)
FIELDS = (
    Example("from:reagan", "who sent or signed it", (_PRINTED, _DRAFT)),
    Example('to:"George Shultz"', "who received it", (_MEMORANDUM,)),
    Example(
        "author:reagan",
        "the person who wrote or signed it, whatever office sent it",
        (_PRINTED, _DRAFT),
    ),
    Example("participant:gromyko", "who took part in a conversation", ()),
    Example('subject:"test ban"', "the subject that it names", ()),
    Example("place:moscow", "where it was sent from", ()),
    Example(
        'repository:"reagan library"',
        "where the paper is held",
        (_PRINTED, _DRAFT, _MEMORANDUM),
    ),
    Example("volume:frus1981-88v04", "the volume, by its identifier", (_PRINTED,)),
    Example('volume:"Soviet Union"', "the volume, by words of its title", (_PRINTED,)),
    Example("kind:memorandum", "the kind of document", (_MEMORANDUM,)),
    Example('level:"top secret"', "how it was classified", (_PRINTED,)),
    Example('handling:"eyes only"', "how it was to be handled", (_MEMORANDUM,)),
    Example(
        'classification:"top secret"',
        "words of its markings, as they are printed",
        (_PRINTED,),
    ),
    Example("hand:anf", "whose handwriting stands on it", (_DRAFT,)),
    Example("has:conditional", "with a conditional passage", (_DRAFT,)),
    Example("has:struck", "with something struck out", (_DRAFT,)),
    Example("has:stamp", "with a stamp", (_MEMORANDUM,)),
    Example("has:notes", "with footnotes", (_PRINTED,)),
    Example(
        "from:reagan -to:andropov",
        "from the one, and not to the other",
        (_PRINTED,),
    ),
    Example(
        "from:poindexter OR to:chernenko",
        "from the one, or to the other",
        (_MEMORANDUM, _PRINTED),
    ),
)
DATES = (
    Example("date:1983-12-19", "of one day", (_DRAFT,)),
    Example("date:1984-03", "of a month", (_PRINTED,)),
    Example("date:1983", "of a year", (_DRAFT, _MEMORANDUM)),
    Example(
        "date:1983-12-19..1983-12-20",
        "from one day to another",
        (_DRAFT, _MEMORANDUM),
    ),
    Example(
        "year:1983-1984",
        "from one year to another",
        (_DRAFT, _MEMORANDUM, _PRINTED),
    ),
    Example("date:..1983", "until the end of a year", (_DRAFT, _MEMORANDUM)),
    Example("date:1984..", "since the beginning of a year", (_PRINTED,)),
    Example('date:"20 December 1983"', "a date in words", (_MEMORANDUM,)),
    Example("date:uncertain", "whose date is uncertain or open", (_PRINTED,)),
    Example(
        "arms -date:uncertain -date:undated",
        "only what is surely dated",
        (_DRAFT,),
    ),
)
PARTS = (
    Example("restraint in:text", "in the letter’s own words", (_PRINTED, _DRAFT)),
    Example("Pentecostalist in:notes", "in the footnotes", (_PRINTED,)),
    Example("McKinley in:source", "in the source note", (_PRINTED,)),
    Example(
        '"EYES ONLY" in:marks', "in what is stamped or written on it", (_MEMORANDUM,)
    ),
    Example("Andropov in:title", "in the title", (_DRAFT,)),
    Example("Poindexter in:names", "in who sent and received it", (_MEMORANDUM,)),
    Example("Gromyko -in:notes", "everywhere but in the footnotes", (_DRAFT,)),
)

EXAMPLES = (*WORDS, *PHRASES, *OPERATORS, *FIELDS, *DATES, *PARTS)
