"""The words that announce a text which another one carries."""

from __future__ import annotations

import re
from dataclasses import dataclass

from letters.derivation.correspondence.transmitted.announced_recipients import (
    recipients_told,
)
from letters.derivation.correspondence.transmitted.announced_senders import (
    senders_told,
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
    r"|here is|there is quoted)\b"
    r"|\b(?:sent|made|wrote|gave|delivered|cabled|handed)(?: me| us| him)? this"
    r"(?= (?:[a-z]{3,12} ){0,2}(?:letter|message|note|report|statement|telegram|cable|reply"
    r"|wire|memorandum|communication)\b[^.;:]{0,60}:$)"
)
# A title instead of a sentence: "Message from President Johnson to President Thieu:".
_TITLE = re.compile(
    r"(?:Text of |Oral |Personal |Draft |Proposed ){0,2}(?P<noun>Message|Letter|Note|Reply)"
    r"(?= (?:[Ff]rom|[Tt]o) [A-Z])(?:[^.;:]|(?<=Mr|Dr)\.){3,160}:"
)
# "Cable 1. From Oslo to Washington.", "MESSAGE NO. 2".
_NUMBERED = re.compile(
    r"(?i:(?P<noun>cable|telegram|message)(?: no\.)? [0-9]{1,2})[.:]?"
    r"(?: (?:From|To) [A-Z][^.;:]{2,100}[.:]?)?"
)
_AFTER_NUMBER = re.compile(r"(?<=[0-9])[.:] ")
# "Tedul 11 to Paris, May 4, reads as follows:".
_NUMBERED_WIRE = re.compile(
    r"\b(?:Tedul|Dulte|Secto|Tosec|Cahto|Deptel|Embtel|Delga|Gadel|Polto|Topol) [0-9]{1,4}"
)
# "Following Carter’s announcement, Muskie": after it, and no text of it follows.
_AFTER_EVENT = re.compile(r"Following [^.,:;]{3,40}[’'](?:s )?[^.,:;]{3,40}, ")
# What may stand behind "reads as follows": ", full text also at Tab A):".
_ENDS = re.compile(r"[ .:—–-]*+|, (?:full )?text [^.;:]{3,60}:")
# "Colonel Black's message:".
_OWNED = re.compile(
    r"[’']s (?P<noun>message|letter|report|reply|note|cable|telegram)"
    r"(?: of [A-Z][a-z]{2,8} [0-9]{1,2})?:$"
)
# "3. Text of note:".
_TEXT_OF = re.compile(
    r"(?:^|[.:] )(?:[0-9]{1,2}\. )?Text (?:of )?(?:(?:oral|proposed|draft|suggested) )?"
    r"(?P<noun>[Nn]ote|[Ll]etter|[Mm]essage"
    r"|[Ss]tatement|[Rr]eply|[Aa]id[eé][- ][Mm][eé]moire)\b[^.;:]{0,80}:$"
)
# "The following was just telephoned from X:", "He read the following to me:".
_HANDED_ON = re.compile(
    r"\b(?:[Tt]he f|F)ollowing (?:was|has been|is)(?: just)? (?P<noun>received|telephoned"
    r"|telegraphed|sent|cabled|handed|given)\b[^:;]{0,120}:$"
    r"|\b(?P<verb>read|handed|gave|dictated|telephoned)(?: me| us| him)? the following"
    r"(?: (?:to|in|for|from) [\w ]{2,40})?:$"
)
# "Please convey following to PriMin from Secretary:".
_PASSED_ON = re.compile(
    r"\b(?i:deliver|convey|pass|give|transmit)(?: the)? (?P<noun>following|fol) to"
    r" [A-Z][^.:;]{1,60}(?: from [A-Z][^.:;]{1,60})?[.:]$"
)
# "We have replied as follows:".
_WE_REPLIED = re.compile(
    r"\bWe (?:have |then )?(?P<noun>replied|answered|responded)(?: to [^.:;]{1,60})?"
    r" as follows:$"
)
# Said to who hands the text on, behind the announcement: "Advise date time delivery:".
_INSTRUCTION = re.compile(
    r"(?<=[.:]) (?:Please )?(?:[Aa]dvise|[Cc]onfirm|[Rr]eport)\b[^.;:]{0,90}[.:]$"
)
_FOLLOWS = re.compile(
    r"(?i)\b(?:follows?|reads?(?: in full)?(?: as follows)?|reading as follows|as follows"
    r"|(?:printed|quoted|given|set forth|reproduced) (?:below|hereunder))\b"
)
_PARTIAL = re.compile(
    r"\b(?:[Ee]xtracts?|[Ee]xcerpts?|in part|parts? of|passages?|portions?|sentences?"
    r"|[Pp]aragraphs?|[Pp]aras?|sections?|language|phrases?|wording|[Gg]ist"
    r"|[Ss]ubstance(?! of (?:the )?fol)"
    r"|[Ss]ummar\w{1,10}(?! (?:report|record)\b)"
    r"|characteri[sz]ed|capsuli[sz]ed|assessed|defined"
    r"|[Pp]araphrase\w?|[Hh]ighlights|[Aa]ccording to|(?<!with )amendments?"
    r"|(?<!meet )points"
    r"|uncleared|based on (?:the )?following|along|(?<!signature )lines"
    r"|(?<!including )changes?"
    r"|sense|effect|key|therein|quot\w{1,8}(?! (?:text|below|in full|message|letter)\b)"
    r"|clauses?|included?|reported(?! in [rR]ef| in [A-Z])|commented|added"
    r"|described(?! above| as)|went on|continues|concluded(?: with|:| as follows)"
    r"|[Aa]rticles? [0-9IVX]{1,5}|inserted|insertion"
    r"|(?:[Ii]n|[Ww]ith) (?:respect|regard) to [A-Z]\w{2,20}, the"
    r"|news conference|press conference|(?<!of the )interview"
    r"|in response to (?:an? |the |my |his |another )?(?:question|query|inquiry|remark))\b"
)
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
)
# Whatever else is said of what was read out or handed on: "In response to a question he
# read …", "According to the minutes he asked that X take …".
_WHOLE = re.compile(
    r"\bread the following statement:?$"
    r"|\b(?:take|deliver|convey|give|hand|send|transmit) the following"
    r" (?:message|letter|note) to [A-Z][^,;:]{2,60}:$"
)
_OF_ANOTHER = re.compile(r"\b(?:of|on|regarding|concerning|about|to|in|with|from)\b")


@dataclass(frozen=True, slots=True)
class Announcement:
    """`words` end where the announced text begins, or its line; `noun` is what it is.

    It `is_letter` that says "following letter", or message, or note: even a brief one
    is given whole in a telegram, and everywhere if it `is_handed_on` to somebody.
    """

    words: str
    noun: str
    at: int
    is_partial: bool = False
    is_letter: bool = False
    is_handed_on: bool = False


def read_announcement(lead: str, *, ends_it: bool = True) -> Announcement | None:
    """What the end of `lead` announces: "Following message from X to Y:", "letter reads:".

    With `ends_it`, only words at the very end that lead on to the text.
    """
    lead = _MARK_OF_TEXT.sub("", lead[-LONGEST_LEAD:]).rstrip()
    if "deliver" in lead:
        lead = _INSTRUCTION.sub("", lead)
    if title := _TITLE.fullmatch(lead.strip()):
        return Announcement(title[0], title["noun"], 0, is_letter=True)
    if numbered := _NUMBERED.fullmatch(lead.strip()):
        words = _AFTER_NUMBER.sub(" ", numbered[0])
        return Announcement(words, numbered["noun"], 0, is_handed_on=True)
    if text_of := _TEXT_OF.search(lead.rstrip()):
        begin = _sentence_start(lead, text_of.start())
        return Announcement(lead[begin:].strip(), text_of["noun"], begin)
    if owned := _OWNED.search(lead.rstrip()):
        begin = _sentence_start(lead, owned.start())
        return Announcement(lead[begin:].strip(), owned["noun"], begin)
    if handed := _HANDED_ON.search(lead.rstrip()):
        begin = _sentence_start(lead, handed.start())
        noun = handed["noun"] or handed["verb"]
        return Announcement(lead[begin:].strip(), noun, begin)
    if " as follows:" in lead and (replied := _WE_REPLIED.search(lead)):
        begin = _sentence_start(lead, replied.start())
        return Announcement(lead[begin:].strip(), replied["noun"], begin)
    if passed_on := _PASSED_ON.search(lead.rstrip()):
        begin = _sentence_start(lead, passed_on.start())
        noun = passed_on["noun"]
        return Announcement(lead[begin:].strip(), noun, begin, is_letter=True)
    following = _announced_by_following(lead)
    found = following or _announced_by_verb(lead, ends_it=ends_it)
    if not found:
        return None
    noun, begin = found
    begin = _sentence_start(lead, begin)
    sentences = SENTENCE_END.split(lead[begin:].strip())
    told = " ".join(dict.fromkeys((sentences[0], sentences[-1])))
    if noun.casefold() in BARE and begin and len(lead) - begin <= _BRIEF:
        # "He carries a letter from X. Text follows."
        begin = _telling_sentence(lead, begin)
        told = SENTENCE_END.split(lead[begin:], maxsplit=1)[0]
        noun = _telling_noun(told) or noun
    words = lead[begin:].strip()
    is_partial = bool(_PARTIAL.search(told)) and not _WHOLE.search(words)
    is_letter = bool(following and _LETTER.fullmatch(noun))
    is_letter = is_letter and _names_a_side(words, noun)
    is_handed_on = not is_partial and bool(_GIVEN_WHOLE.search(words))
    return Announcement(words, noun, begin, is_partial, is_letter, is_handed_on)


def _names_a_side(words: str, noun: str) -> bool:
    return any(senders_told(words, noun)) or any(recipients_told(words, noun))


def _telling_sentence(lead: str, before: int) -> int:
    """Where the last sentence begins that says "following letter", or the last of all."""
    start = last = _sentence_start(lead, before - 2)
    for _ in range(_MOST_SENTENCES):
        if _announced_by_following(lead[start:before]):
            return start
        if not start:
            break
        start = _sentence_start(lead, start - 2)
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
        begin = _sentence_start(before, len(before))
        after = lead[match.end() : match.end() + _NEAREST]
        wires = _NUMBERED_WIRE.findall(before[begin:])
        nouns = [_telling_noun(before[begin:]), _telling_noun(after), *wires[-1:]]
        named = [noun for noun in nouns if noun]
        if named:
            telling = [noun for noun in named if noun.casefold() not in BARE]
            return (telling or named)[0], match.start()
    return None


def _sentence_start(words: str, before: int) -> int:
    ends = [m.end() for m in SENTENCE_END.finditer(words, 0, before)]
    return ends[-1] if ends else 0
