"""The words that announce a text which another one carries."""

from __future__ import annotations

import re

from letters.derivation.correspondence.transmitted.announced_recipients import (
    recipients_told,
)
from letters.derivation.correspondence.transmitted.announced_senders import (
    senders_told,
)
from letters.derivation.correspondence.transmitted.announcement_forms import (
    Announcement,
    read_form,
    sentence_start,
)
from letters.derivation.correspondence.transmitted.announcing_words import (
    BARE,
    SENTENCE_END,
)

# In characters: what is announced is said at the end of a paragraph.
LONGEST_LEAD = 600
_NEAREST = 70
_FARTHEST = 220
_BRIEF = 40
# How many sentences before "Text follows" may say what it is.
_MOST_SENTENCES = 5

_NOUN = re.compile(
    r"\b(?:(?:oral|prepared|formal|personal|circular|joint) )?(?i:letters?|messages?|msgs?"
    r"|(?<!\bwe )(?<!Interpretative )notes?(?! verbale)|note verbale|memorand(?:um|a)"
    r"|aid[eé]s?[- ]m[eé]moires?"
    r"|memo(?! of)|memcon|communications?|reply|replies|(?<!in )response|answer|statements?"
    r"|telegrams?|cables?|wires?|report|evaluation|declaration|communiqu[eé]|appeal|invitation"
    r"|resolution|announcement|placement|proclamation|translation|text|minutes"
    r"|draft(?= follows\b| ?$))\b(?![’'])"
)
_LETTER = re.compile(r"(?:personal )?(?:letter|message|msg|note|aid[eé][- ]m[eé]moire)")
_FOLLOWING = re.compile(
    r"\b(?i:following|there follows|folg|fol|flwg|folwg|below (?:is|are|represents)"
    r"|here is|herewith|there is quoted|(?:sending|transmitting) (?:herewith |verbatim )+)\b"
    r"|\b(?:sent|made|wrote|gave|delivered|cabled|handed)(?: me| us| him)? this"
    r"(?= (?:[a-z]{3,12} ){0,2}(?:letter|message|note|report|statement|telegram|cable|reply"
    r"|wire|memorandum|communication)\b[^.;:]{0,60}:$)"
)
# "Tedul 11 to Paris, May 4, reads as follows:".
_NUMBERED_WIRE = re.compile(
    r"\b(?:Tedul|Dulte|Secto|Tosec|Cahto|Deptel|Embtel|Delga|Gadel|Polto|Topol) [0-9]{1,4}"
)
# "Following Carter’s announcement, Muskie": after it, and no text of it follows.
_AFTER_EVENT = re.compile(
    r"(?:Following|After) (?:[^.,:;]{3,40}[’'](?:s )?|(?:their|his|her|its|addressing) )"
    r"[^.,:;]{3,40}, "
)
# What was before somebody "replied as follows" is not what he replied.
_EVENT = re.compile(r"(?:Following|After|During|Before) [^.,:;]{3,80}, ")
# What may stand behind "reads as follows": ", full text also at Tab A):".
_ENDS = re.compile(r"[ .:—–-]*+|, (?:full )?text [^.;:]{3,60}:")
# Said to who hands the text on, behind the announcement: "Advise date time delivery:".
_INSTRUCTION = re.compile(
    r"(?<=[.:]) (?:Please )?(?:[Aa]dvise|[Cc]onfirm|[Rr]eport)\b[^.;:]{0,90}[.:]$"
)
_FOLLOWS = re.compile(
    r"(?i)\b(?:follows?|reads?(?: in full)?(?: as follows)?|reading(?: as follows)?|as follows"
    r"|(?:printed|quoted|given|set forth|reproduced) (?:below|hereunder)"
    r"|passed verbatim to [^.;:]{2,60}(?=:))\b"
)
_PARTIAL = re.compile(
    r"\b(?:[Ee]xtracts?|[Ee]xcerpts?|in part|[Pp]arts? of|passages?|portions?|sentences?"
    r"|[Pp]aragraphs?|[Pp]aras?|sections?|language|phrases?|wording|[Gg]ist"
    r"|[Ss]ubstance(?! (?:of (?:the )?)?fol)"
    r"|[Ss]ummar\w{1,10}(?! (?:report|record)\b)"
    r"|characteri[sz]ed|capsuli[sz]ed|assessed|defined|discussed"
    r"|[Pp]araphrase\w?|[Hh]ighlights|[Aa]ccording to|(?<!with )amendments?"
    r"|(?<!meet )points"
    r"|uncleared|based on (?:the )?following|along|(?<!signature )lines"
    r"|(?<!including )changes?"
    r"|(?:reflected|embodied) in"
    r"|sense|effect|key|therein|quot\w{1,8}(?! (?:text|below|in full|message|letter)\b)"
    r"|clauses?|included?|reported(?! in [rR]ef| in [A-Z])|commented|(?<!umbers )added"
    r"|described(?! above| as)|went on|continues|concluded(?: with|:| as follows)"
    r"|[Aa]rticles? [0-9IVX]{1,5}|inserted|insertion"
    r"|(?:[Ii]n|[Ww]ith) (?:respect|regard) to [A-Z]\w{2,20}, the"
    r"|which states|news conference|press conference|(?<!of the )interview"
    r"|records the discussion"
    r"|[Ii]n response to (?:an? |the |my |his |another |[^.,:;]{3,60}[’']s? )?"
    r"(?:question|query|inquiry|remark))\b"
)
# What it leaves out: "(introductory paragraph and complimentary close excluded)".
_REMARK = re.compile(r" \([^()]{3,160}\)")
# "… message for President follows: Verbatim text."
_MARK_OF_TEXT = re.compile(
    r"(?<=[:.] )(?:Begin )?(?:Verbatim|Quoted|Full) [Tt]ext[.:]? ?$"
)
# Somebody handed on just this: "was handed following handwritten message:", "I sent you
# the following wire:".
_GIVEN_WHOLE = re.compile(
    r"\b(?:handed|given|gave|read|dispatched|sent|cabled|wired)\b[^.;:]{0,30}"
    r" (?:the )?following(?: [a-z]{3,12}){0,2} (?:message|letter|note|wire|telegram|cable)"
    r"\b[^.;:]{0,60}:$"
    r"|\b(?:made|read|gave) the following (?:[a-z]{3,12} )?statement to [A-Z][^.;:]{1,60}:$"
    r"|\bissued (?:the )?following (?:[a-z]{3,12} )?statement\b[^.;:]{0,40}:$"
    r"|\b[Hh]ere is (?:the|a|his) (?:reply|response|answer|message|letter|note|cable)"
    r" from (?:the )?[A-Z][^.;:]{1,60}:$"
)
# Whatever else is said of what was read out or handed on: "In response to a question he
# read …", "According to the minutes he asked that X take …".
_WHOLE = re.compile(
    r"\bread the following statement:?$"
    r"|\b(?:take|deliver|convey|give|hand|send|transmit) the following"
    r" (?:message|letter|note) to [A-Z][^,;:]{2,60}:$"
    r"|\b(?:transmitted|sent|delivered|handed|passed|conveyed) the following"
    r" (?:[a-z]{3,12} ){0,2}(?:message|letter|note|telegram|cable|memorandum)\b"
    r"[^.:;]{0,90}:$"
)
_OF_ANOTHER = re.compile(
    r"\b(?:(?<!version )(?<!copy )of|on|regarding|concerning|about|to|in|with|from|after"
    r"|before)\b"
)


def read_announcement(lead: str, *, ends_it: bool = True) -> Announcement | None:
    """What the end of `lead` announces: "Following message from X to Y:", "letter reads:".

    With `ends_it`, only words at the very end that lead on to the text.
    """
    lead = _MARK_OF_TEXT.sub("", lead[-LONGEST_LEAD:]).rstrip()
    if "deliver" in lead:
        lead = _INSTRUCTION.sub("", lead)
    if form := read_form(lead):
        return form
    following = _announced_by_following(lead)
    found = following or _announced_by_verb(lead, ends_it=ends_it)
    if not found:
        return None
    noun, begin = found
    begin = sentence_start(lead, begin)
    sentences = SENTENCE_END.split(lead[begin:].strip())
    told = " ".join(dict.fromkeys((sentences[0], sentences[-1])))
    if noun.casefold() in BARE and begin and len(lead) - begin <= _BRIEF:
        # "He carries a letter from X. Text follows."
        begin = _telling_sentence(lead, begin)
        told = SENTENCE_END.split(lead[begin:], maxsplit=1)[0]
        noun = _telling_noun(told) or noun
    words = lead[begin:].strip()
    told = _REMARK.sub(" ", told)
    is_partial = bool(_PARTIAL.search(told)) and not _WHOLE.search(words)
    is_letter = bool(following and _LETTER.fullmatch(noun))
    is_letter = is_letter and _names_a_side(words, noun)
    is_handed_on = not is_partial and bool(_GIVEN_WHOLE.search(words))
    return Announcement(words, noun, begin, is_partial, is_letter, is_handed_on)


def _names_a_side(words: str, noun: str) -> bool:
    return any(senders_told(words, noun)) or any(recipients_told(words, noun))


def _telling_sentence(lead: str, before: int) -> int:
    """Where the last sentence begins that says "following letter", or the last of all."""
    start = last = sentence_start(lead, before - 2)
    for _ in range(_MOST_SENTENCES):
        if _announced_by_following(lead[start:before]):
            return start
        if not start:
            break
        start = sentence_start(lead, start - 2)
    return last


def _announced_by_following(lead: str) -> tuple[str, int] | None:
    for match in reversed(list(_FOLLOWING.finditer(lead))):
        if _AFTER_EVENT.match(lead, match.start()):
            continue
        rest = lead[match.end() : match.end() + _NEAREST]
        noun = _telling_noun(rest)
        if noun.casefold() in BARE:
            # "Following is text of “piece of paper” described as message from …".
            noun = _telling_noun(lead[match.end() : match.end() + _FARTHEST])
        if noun and not _is_of_another(rest[: rest.find(noun)]):
            return noun, match.start()
    return None


def _is_of_another(between: str) -> bool:
    """Whether "following" is said of a word before the noun: "views on the message"."""
    match = _OF_ANOTHER.search(between)
    return match is not None and not _NOUN.search(between[: match.start()])


def _telling_noun(words: str) -> str:
    """The first noun before the sentence ends; "text" and "translation" tell less."""
    words = SENTENCE_END.split(words)[0]
    nouns = [match[0] for match in _NOUN.finditer(words)]
    telling = [noun for noun in nouns if noun.casefold() not in BARE]
    return (telling or nouns or [""])[0]


def _announced_by_verb(lead: str, *, ends_it: bool) -> tuple[str, int] | None:
    for match in reversed(list(_FOLLOWS.finditer(lead))):
        if ends_it and not _ENDS.fullmatch(lead, match.end()):
            continue
        before = lead[max(0, match.start() - _FARTHEST) : match.start()]
        begin = sentence_start(before, len(before))
        if event := _EVENT.match(before, begin):
            begin = event.end()
        after = lead[match.end() : match.end() + _NEAREST]
        wires = _NUMBERED_WIRE.findall(before[begin:])
        nouns = [_telling_noun(before[begin:]), _telling_noun(after), *wires[-1:]]
        named = [noun for noun in nouns if noun]
        if named:
            telling = [noun for noun in named if noun.casefold() not in BARE]
            return (telling or named)[0], match.start()
    return None
