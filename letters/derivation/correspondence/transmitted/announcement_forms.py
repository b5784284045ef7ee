"""The announcements of a fixed form: "Text of note:", "Cable 2. From State to Oslo."."""

from __future__ import annotations

import re
from dataclasses import dataclass

from letters.derivation.correspondence.transmitted.announcing_words import (
    SENTENCE_END,
)

# A title instead of a sentence: "Message from President Johnson to President Thieu:".
_TITLE = re.compile(
    r"(?:Text of |Oral |Personal |Draft |Proposed |Suggested ){0,2}"
    r"(?P<noun>Message|Letter|Note|Reply)"
    r"(?= (?:[Ff]rom|[Tt]o) [A-Z])(?:[^.;:]|(?<=Mr|Dr)\.){3,160}:"
    r"|(?:Suggested|Proposed|Draft) (?P<draft>Message|Letter|Note|Reply)"
    r"(?= (?:[Ff]rom|[Tt]o) [A-Z])(?:[^.;:]|(?<=Mr|Dr)\.){3,160}"
)
# "Cable 1. From Oslo to Washington.", "MESSAGE NO. 2".
_NUMBERED = re.compile(
    r"(?i:(?P<noun>cable|telegram|message)(?: no\.)? [0-9]{1,2})[.:]?"
    r"(?: (?:From|To) [A-Z][^.;:]{2,100}[.:]?)?"
)
_AFTER_NUMBER = re.compile(r"(?<=[0-9])[.:] ")
# "Colonel Black's message:".
_OWNED = re.compile(
    r"[’']s (?P<noun>message|letter|report|reply|note|cable|telegram)"
    r"(?: of [A-Z][a-z]{2,8} [0-9]{1,2})?:$"
)
# "reply to Chancellor's letter:", which is not the text.
_THAT_IT_ANSWERS = re.compile(r"\b(?:reply|response|answer) to [^.;:]{2,60}$")
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
# "Please convey following to PriMin from Secretary:", "Deliver following from X to Y:",
# "Request following be communicated in writing soonest to GOE:", "Following received from X:".
_PASSED_ON = re.compile(
    r"\b(?i:deliver|convey|pass|give|transmit|send|communicate)(?: the)?"
    r" (?P<noun>following|fol)(?: orally| in writing| soonest| urgently)?"
    r"(?: from [A-Z][^.:;]{1,60})? to"
    r" [A-Z][^.:;]{1,60}(?: from [A-Z][^.:;]{1,60})?[.:]$"
    r"|\b(?P<passive>[Ff]ollowing|[Ff]ol)(?: should| is to)? be"
    r" (?:communicated|delivered|conveyed|passed|transmitted|sent)\b[^.;:]{0,60}"
    r" to [A-Z][^.:;]{1,60}:$"
    r"|\b(?P<cabled>[Ff]ollowing|[Ff]ol) be (?:cabled|relayed|given)(?: to)?"
    r" [A-Z][^.;:]{1,120}:$"
    r"|\b(?P<which>[Ff]ollowing|[Ff]ol) which you should"
    r" (?:deliver|convey|hand|give|pass)\b[^.;:]{0,40}:$"
    r"|\b(?:give|hand|pass|convey to|deliver to) (?:the )?[A-Z][\w ]{2,40} the following"
    r" (?P<said>information)(?: orally| in writing)?:$"
    r"|\b(?:pass|convey|transmit|deliver)(?: on)? to (?:the )?[A-Z][\w ]{2,40}"
    r" the (?P<after>following)[.:]$"
    r"|(?:^|\. )(?P<received>Following|Fol) received (?:today )?from [A-Z\[][^.:;]{1,60}:$"
)
# "1. Ghazzi to Hammarskjold." above a letter, "2. Ely letter to Diem:", "Joint Ely–Collins
# recommendation to Diem classified confidential:".
_SIDES = re.compile(
    r"(?:[0-9]{1,2}\. |\([0-9a-z]\) )?(?:Joint )?"
    r"(?P<from>[A-Z][\w’'–-]{2,20}(?: [A-Z][\w’'-]{1,20}){0,2})"
    r"(?: (?P<noun>letter|note|message|recommendation|reply|memorandum))?"
    r" to (?P<to>me|[A-Z][\w’'-]{2,20}(?: [A-Z][\w’'-]{1,20}){0,2})"
    r"(?: classified [a-z]{6,12})?[.:]"
)
# "Herewith text Document 6:", "Here translation of Cardinal’s statement:".
_HEREWITH = re.compile(
    r"(?:^|[.:] )(?:Herewith|Here)(?: is| are)?(?: the)?"
    r" (?:(?:unofficial|full|verbatim|official|rough|free) )?(?P<noun>text|translation)\b"
    r"[^.;:]{0,80}:$"
)
# "We have replied as follows:", "Indian Ambassador wrote Department as follows:".
_WE_REPLIED = re.compile(
    r"\bWe (?:have |then )?(?P<noun>replied|answered|responded)(?: to [^.:;]{1,60})?"
    r" as follows:$"
    r"|\b(?P<wrote>wrote|cabled|telegraphed|wired)\b[^.:;]{0,60} as follows:$"
    r"|\b(?P<in_turn>replied|responded|answered) (?:[^.:;]{1,40} )?(?:the same day"
    r"|by (?:letter|telegram|cable)) as follows:$"
)
# "On May 7, Irwin sent a telegram to James Kerney in Paris:".
_SENT_A = re.compile(
    r"\b(?:sent|dispatched|received)(?: [A-Z][\w.’'-]{1,20}){0,3} a (?:[a-z]{3,12} )?"
    r"(?P<noun>telegram|cable|message|note) (?:to|from) (?:the )?[A-Z][^.;:]{2,120}:$"
)


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


def read_form(lead: str) -> Announcement | None:
    """What `lead` announces, if it has a form of its own."""
    if title := _TITLE.fullmatch(lead.strip()):
        noun = title["noun"] or title["draft"]
        return Announcement(title[0], noun, 0, is_letter=True)
    if numbered := _NUMBERED.fullmatch(lead.strip()):
        words = _AFTER_NUMBER.sub(" ", numbered[0])
        return Announcement(words, numbered["noun"], 0, is_handed_on=True)
    if sides := _SIDES.fullmatch(lead.strip()):
        noun, sender = sides["noun"] or "letter", sides["from"].replace("–", " and ")
        words = f"{noun} from {sender} to {sides['to']}"
        return Announcement(words, noun, 0, is_letter=True)
    if text_of := _TEXT_OF.search(lead.rstrip()):
        begin = sentence_start(lead, text_of.start())
        return Announcement(lead[begin:].strip(), text_of["noun"], begin)
    owned = _OWNED.search(lead.rstrip())
    if owned and not _THAT_IT_ANSWERS.search(lead, 0, owned.start()):
        begin = sentence_start(lead, owned.start())
        return Announcement(lead[begin:].strip(), owned["noun"], begin)
    if handed := _HANDED_ON.search(lead.rstrip()):
        begin = sentence_start(lead, handed.start())
        noun = handed["noun"] or handed["verb"]
        return Announcement(lead[begin:].strip(), noun, begin)
    if " a " in lead and (sent := _SENT_A.search(lead.rstrip())):
        begin = sentence_start(lead, sent.start())
        return Announcement(lead[begin:].strip(), sent["noun"], begin)
    if " as follows:" in lead and (replied := _WE_REPLIED.search(lead)):
        begin = sentence_start(lead, replied.start())
        noun = replied[replied.lastgroup or "noun"]
        return Announcement(lead[begin:].strip(), noun, begin)
    if herewith := _HEREWITH.search(lead.rstrip()):
        begin = sentence_start(lead, herewith.start("noun"))
        return Announcement(lead[begin:].strip(), herewith["noun"], begin)
    if passed_on := _PASSED_ON.search(lead.rstrip()):
        begin = sentence_start(lead, passed_on.start())
        noun = passed_on[passed_on.lastgroup or "noun"]
        return Announcement(lead[begin:].strip(), noun, begin, is_letter=True)
    return None


def sentence_start(words: str, before: int) -> int:
    """Where the last sentence begins before an offset."""
    ends = [m.end() for m in SENTENCE_END.finditer(words, 0, before)]
    return ends[-1] if ends else 0
