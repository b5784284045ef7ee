"""Lines that are headings by their words alone: titles of papers, and who wrote to whom."""

from __future__ import annotations

import re

TITLE_LINE = re.compile(
    r"(?:[A-Z-]{2,20} ){0,3}(?:LETTER|MESSAGE|MEMORANDUM|TELEGRAM|NOTE|CABLE|DESPATCH|AIRGRAM"
    r"|AIDE-M[EÉ]MOIRE|STATEMENT|REPORT|MINUTES|COMMUNIQU[EÉ]|BRIEFING PAPER"
    r"|INFORMATION CABLE|CABLEGRAM|CODE CABLE|TELEPHONE CALL)"
    r"(?: OF [A-Z ]{3,40}| No\.? ?\d{1,6})?"
    r"|(?:Intelligence|Research|INTELLIGENCE|RESEARCH)"
    r" (?:Note|Memorandum|Report|Brief|NOTE|MEMORANDUM|REPORT|BRIEF)"
    r"(?:(?: No\.?|,? ?[-–—])? ?[A-Z]{0,4}-?\d{1,4}(?:[-/.]\d{1,4})?)?"
    r"|(?:JOINT )?MESSAGE ?FORM|(?:PRESS RELEASE|PRESS COMMUNIQU[EÉ])(?: No\.? ?\d{1,6})?"
    r"|(?:ADDRESS|REMARKS|SPEECH|TOAST)S? (?:BY|OF) [A-Z][A-Z ,.’'-]{3,80}(?<!\.)"
    r"|(?:Joint )?(?:Note|Memorandum|Report|Paper) by the [A-Z][\w ,’'-]{3,80}"
    r"|(?:PARAPHRASE OF )?TELEGRAM (?:RECEIVED|SENT)"
    r"|(?:INCOMING|OUTGOING) TELEGRAM(?: (?i:department of state))?"
    r"|DEPARTMENT OF STATE INSTRUCTION|Department of State Instruction"
    r"|(?:FERNSCHREIBEN|Fernschreiben|TELEGRAMM|Telegramm|Drahtbericht"
    r"|Drahterlass)(?: \([^\W\d_]{3,20}\))?(?: Nr\. ?\d{1,5})?"
    r"|(?:STATEMENT (?:OF|ON)|(?:NOTE|REPORT|MEMORANDUM|STATEMENT|PAPER) BY)"
    r" [A-Z][A-Z ,.’'-]{3,80}(?<!\.)"
    r"|\d{1,4}(?:st|nd|rd|th) (?:PLENARY )?MEETING(?:: [^\n]{6,30})?"
    r"|(?:[A-Z’'-]{2,20} ){2,6}MEETING|(?:REPORT|STUDY) ON [A-Z][A-Z ,.’'-]{3,80}(?<!\.)"
    r"|(?:[A-Z’'-]{2,20} ){0,4}(?:INTELLIGENCE|WEEKLY|DAILY) (?:[A-Z-]{2,20} ){0,2}"
    r"(?:BULLETIN|DIGEST|SUMMARY|BRIEF|REVIEW|CHECKLIST)"
    r"|TELEPHONE (?:CALL|CONVERSATION) (?:FROM|TO|WITH) [A-Z][A-Z .,’'-]{3,60}"
    r"|(?i:National Security (?:Decision|Study|Action|Review) (?:Memorandum|Directive)"
    r"(?: (?:No\.? ?|Number )?\d{1,3})?|Presidential (?:Directive|Review Memorandum)"
    r"/NSC[ -]{1,2}\d{1,3})|ЗАПИСЬ БЕСЕДЫ(?: [^\n]{2,100})?"
    r"|ПРОТОКОЛ(?: № ?\d{1,4})?|СТЕНОГРАММА|PROTOKOLL|PROCÈS-VERBAL"
    r"|(?:(?:Summary|Agreed|Draft|Verbatim|Provisional) )?(?:Record|Minutes|Summary|Notes) of"
    r" (?:a |an |the )?(?:[A-Z\d][\w-]{0,15} ){0,5}"
    r"(?:Meeting|Conversation|Discussions?|Conference|Session)"
    r"(?: (?:of|with|between|held|on|at|in) [^.:;\n]{2,60})?"
    r"|(?:RECORD|MINUTES|SUMMARY|NOTES) OF (?:A |THE )?(?:MEETING|CONVERSATION|DISCUSSION"
    r"|CONFERENCE)[A-Z,’' ]{0,60}|TELCON|MEMCON|TELECON(?:FERENCE)?"
    r"|(?:Joint |Press )?Communiqu[eé]"
    r"|(?:Akten)?[Vv]ermerk|Aufzeichnung(?: über (?:ein|das|die) [^\n.:;]{3,80})?"
    r"|T[ÉE]L[ÉE]GRAMME(?: AU D[ÉE]PART| [ÀA] L’?'?ARRIV[ÉE]E)?|COMPTE[ -]RENDU|TELEGRAMA"
    r"|(?:ШИФР)?ТЕЛЕГРАММА(?: ИЗ [А-ЯЁ-]{3,20})?|MÉMORANDUM|MEMORÁNDUM|МЕМОРАНДУМ"
    r"|(?:Draft |Secret |Telephone )?Memorandum (?:of|for) (?:the )?"
    r"(?:(?:Telephone )?Conversation|Record|Files?|Meeting)"
    r"|(?:Outgoing |Incoming |Ciphered |Circular )?(?:Telegram|Airgram|Cable)|Memorandum"
    r"|(?:Draft |Personal |Circular )?(?:Letter|Message|Note Verbale|Aide-M[ée]moire)"
)
_OFFICE = (
    r"(?:President|Prime|Secretary|Ambassador|Minister|Embassy|Department|Chairman|Premier"
    r"|Chancellor|Chargé|Consul|Marshal|General|Legation|Mission|Director|Senator|Adviser)"
)
# "The Embassy presents its compliments to the Ministry" is prose.
_SIDE = r"(?:[Tt]he )?[A-Z](?:(?! presents? )(?:[^.:;!?\n]|(?<=\b[A-Z])\.)){2,80}"
_FROM_TO = re.compile(rf"(?=[^\n]{{0,90}}\b{_OFFICE}\b){_SIDE} to {_SIDE}")
# "Special Adviser to the Secretary" is an office.
_OFFICE_UNDER = re.compile(
    r"(?:(?:The|Special|Senior|Deputy|Legal|Executive|Military|Naval|Political|Press"
    r"|Personal|Administrative|Staff|Foreign|Confidential) ){0,3}"
    r"(?:Advis[eo]r|Assistant|Aide|Couns?el+or|Consultant|Interpreter|Private Secretary"
    r"|Representative) to "
)
# "James C. Hale, Press Secretary to the President" has an office, too.
_OFFICE_BEHIND = re.compile(
    r", (?:[A-Z][a-z]{2,15} ){0,3}(?:Advis[eo]r|Assistant|Aide|Couns?el+or|Consultant"
    r"|Interpreter|Secretary|Representative|Attach[ée]) to "
)
_HEAD_OF = (
    r"(?:(?:ACTING |FORMER )?(?:PRIME MINISTER|PRESIDENT|SECRETARY OF STATE"
    r"|FOREIGN (?:SECRETARY|MINISTER)|NAVAL PERSON|CHANCELLOR|PREMIER|CHAIRMAN|MARSHAL|GENERAL"
    r"|GENERALISSIMO|AMBASSADOR|SECRETARY-GENERAL)(?: [A-Z][A-Z’'-]{1,20}){0,3})"
)
OFFICE_TO_OFFICE = re.compile(
    rf"(?:FROM )?(?:THE )?(?P<sender>{_HEAD_OF}) TO (?:THE )?(?P<recipient>{_HEAD_OF})"
)
LONGEST_HEADING = 110
# "Telegram From the Embassy in Chile to the Department of / State"
_GOES_ON = re.compile(
    r"(?:\b(?:of|the|for|and|in|to|at|Prime|Foreign|Under|Deputy|Assistant|Acting)"
    r"|(?<!the )\b(?:President|Secretary|Premier|Chairman|Ambassador|Minister|Chancellor"
    r"|General))\Z"
)
_REST = re.compile(r"[A-Z][\w.’'-]{1,20}(?: (?:[A-Z][\w.’'()-]{0,20}|of|the|in)){0,3}")
FEWEST_OF_HEADING = 40  # characters of a line that ends where the paper did
_SPACED = re.compile(r"(?:[^\W\d_] ){3,20}[^\W\d_]")


def is_from_to(line: str) -> bool:
    """Whether it is a heading such as "Ambassador Hale to the Secretary of State"."""
    if len(line) > LONGEST_HEADING or "  " in line or _OFFICE_UNDER.match(line):
        return False
    if line.count(" to ") == 1 and _OFFICE_BEHIND.search(line):
        return False
    return _FROM_TO.fullmatch(line) is not None


def heading_goes_on(line: str, below: str) -> bool:
    """Whether a heading stops in mid-phrase, and the next line has the rest of it."""
    is_cut = len(line) >= FEWEST_OF_HEADING and _GOES_ON.search(line) is not None
    return is_cut and _REST.fullmatch(below) is not None


def unspaced(words: str) -> str:
    """A title without the blanks between its letters: "AIRGRAM" of "A I R G R A M"."""
    return words.replace(" ", "") if _SPACED.fullmatch(words) else words


def is_between_offices(line: str) -> bool:
    """Whether it is a heading such as "PRIME MINISTER TO PRESIDENT TRUMAN"."""
    return len(line) <= LONGEST_HEADING and OFFICE_TO_OFFICE.fullmatch(line) is not None
