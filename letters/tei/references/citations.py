"""Which volume of the series is being cited at each point of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from letters.tei.references.citation import Citation
from letters.tei.references.clauses import follows_a_document, leads_to_volume
from letters.tei.references.grammar import Token, Word
from letters.tei.references.targets import Form, FoundReference, Target
from letters.tei.references.volumes import (
    Volume,
    find_title,
    number_cited,
    volume_identified,
    years_cited,
)

_LONGEST_GAP = 200
_LONGEST_TITLE = 120

# What may stand between a volume's number and a document or page of it: a title.
_TITLE = re.compile(
    r"""(?: [,;:]?\s{1,2} (?:
              [(“]? (?: (?!See\b)[A-Z0-9][\w’'–/-]* | (?:[A-Z]\.){1,4} ) [)”]?
            | and | of | the | on | for | in | to | at | from | with | as | a ) )*
        (?<!\sand) [,.;]? \s{0,2} [(\[]?""",
    re.VERBOSE,
)
# What stands before each page of a list: "vol. I: letter of May 3, p. 9; note, p. 12".
_LISTED = re.compile(r"[,;]\s(?:[^.]|\.(?!\s[A-Z“]))*,\s")
_LIST = re.compile(r"(?:,\sespecially|:)\s(?:[^.]|\.(?!\s[A-Z“]))*,\s")
# What may stand between two pages, or two volumes, cited together.
ONWARD = re.compile(r"(?:\sff\.?)?[,;]?\s(?:and\s|also\s|or\s)?")

_AFTER_IBID = re.compile(r",?\s")
_OF_THIS_VOLUME = re.compile(r"\sof this volume")
_NAMES_THE_SERIES = re.compile(
    r"\bForeign Relations (?:series|volumes?|compilations?)\b"
)
_WITHIN = re.compile(r",?\s")
_IN_A_PART = {Word.PAGE, Word.DOCUMENT, Word.FOOTNOTE}
_IN_A_VOLUME = {Word.PART, Word.PAGE, Word.DOCUMENT}
_OF_A_WORK = re.compile(r"\sof (?!this\b|the series\b|Foreign Relations\b)")


class CitedVolumes:
    """Follows the citations of a text, token by token, from left to right.

    `ibid` is what the word means at the point reached: the document, page or volume
    cited last, None if that was another work.
    """

    def __init__(self, text: str, own: Volume, ibid: Target | None) -> None:
        self.ibid = ibid
        self._text = text
        self._own = own
        self._open: Citation | None = None
        self._names_the_series = _NAMES_THE_SERIES.search(text) is not None

    def read(self, token: Token, following: Token | None) -> Iterator[FoundReference]:
        """Take in a word that cites a volume, and yield the volumes cited before it
        as a whole, without a document or page."""
        if self.continues_with(token):
            return
        begun = self._begin(token, following)
        if begun is not None:
            yield from self.close()
            self._open = begun

    def close(self) -> Iterator[FoundReference]:
        citation, self._open = self._open, None
        if citation is None or citation.used_by:
            return
        self.ibid = self._whole_volume(citation.volume)
        for start, end, volume in citation.volumes:
            target = self._whole_volume(volume)
            if target is not None and target.volume:
                yield FoundReference(start, end, target, Form.VOLUME)

    def pass_over(self, token: Token) -> Iterator[FoundReference]:
        """Take `token` for a part of a work that is not of the series."""
        yield from self.close()
        self._open = Citation(token.start, token.end)
        self.ibid = None

    def reached_by(self, token: Token) -> Citation | None:
        """The citation to which a document, page or note belongs, None if it is of
        the volume that the text itself stands in."""
        citation = self._open
        if citation is None:
            return None
        gap = self._gap(citation, token)
        if citation.used_by:
            # A document named after that of a citation belongs to the text's own volume.
            onward = citation.used_by is Word.PAGE and token.word is not Word.DOCUMENT
            joins = _LISTED if citation.is_list else ONWARD
            return citation if onward and joins.fullmatch(gap) else None
        if token.word is Word.PAGE and citation.volume and _LIST.fullmatch(gap):
            citation.is_list = True
            return citation
        if not _TITLE.fullmatch(gap):
            return None
        is_apart = "icrofiche" in gap  # under an identifier of its own
        if is_apart or (token.word is Word.PAGE and not citation.has_pages):
            citation.volume = None
        return citation

    def named_after(self, token: Token) -> Citation | None:
        """The citation that begins right after a document: "3 in Foreign Relations"."""
        citation = self._open
        return citation if citation and citation.start > token.start else None

    def _whole_volume(self, volume: Volume | None) -> Target | None:
        if volume is None:
            return None
        if volume == self._own:
            return Target()
        return Target(volume.identifier) if volume.identifier else None

    def _gap(self, citation: Citation, token: Token) -> str:
        if token.start - citation.end > _LONGEST_GAP:
            return "\0"
        return self._text[citation.end : token.start]

    def continues_with(self, token: Token) -> bool:
        """Whether `token` says more about the open citation, which then takes it in."""
        citation = self._open
        if citation is None or citation.used_by:
            return False
        is_bare = citation.is_ibid and not citation.title
        between = _AFTER_IBID if is_bare else _TITLE
        if not between.fullmatch(self._gap(citation, token)):
            return False
        if token.word is Word.VOLUME and not citation.is_numbered:
            if citation.years or citation.title:
                citation.add_numbers(token)
                citation.has_pages = True
            citation.end, citation.is_ibid = token.end, False
            return True
        if token.word is Word.PART and citation.volume is not None:
            citation.add_part(citation.volume, token, token.end)
            return True
        return False

    def _begin(self, token: Token, following: Token | None) -> Citation | None:
        match token.word:
            case Word.SERIES:
                return self._begin_series(token, following)
            case Word.IBID:
                return self._begin_ibid(token, following)
            case Word.VOLUME:
                return self._begin_volume(token, following)
            case Word.PART:
                return self._begin_part(token, following)
            case _:
                return Citation(token.start, token.end)

    def _begin_series(self, token: Token, following: Token | None) -> Citation:
        citation = Citation(token.start, token.end, years_cited(token.years))
        volume = Volume(citation.years)
        if volume.identifier:
            citation.volume = volume
        self._add_title(citation, following)
        return citation

    def _begin_ibid(self, token: Token, following: Token | None) -> Citation:
        citation = Citation(token.start, token.end, years_cited(token.years))
        citation.is_ibid = True
        target = self.ibid
        if self._open is not None and not self._open.used_by:
            target = self._whole_volume(self._open.volume)
        if target is None:
            return citation
        if not token.years:
            is_own = target.volume is None
            citation.volume = self._own if is_own else volume_identified(target.volume)
            citation.years = citation.volume.years
            citation.has_pages = target.document is None
        self._add_title(citation, following)
        return citation

    def _add_title(self, citation: Citation, following: Token | None) -> None:
        """Take the volume from its title, if the words that follow have one."""
        limit = following.start if following else len(self._text)
        limit = min(limit, citation.end + _LONGEST_TITLE)
        title, end = find_title(self._text, citation.start, limit)
        if title:
            citation.title, citation.volume = title, Volume(citation.years, title=title)
            citation.end, citation.has_pages = max(citation.end, end), True
            citation.volumes = [(citation.start, citation.end, citation.volume)]

    def _begin_volume(self, token: Token, following: Token | None) -> Citation:
        citation, begun = self._open, Citation(token.start, token.end)
        if citation is not None and ONWARD.fullmatch(self._gap(citation, token)):
            begun.years = citation.years or (
                self._own.years if citation.volume == self._own else ""
            )
        elif self._is_of_this_series(token, following):
            begun.years = self._own.years
        if begun.years:
            begun.add_numbers(token)
        return begun

    def _is_of_this_series(self, token: Token, following: Token | None) -> bool:
        """Whether a volume is one of this series though the words do not say so."""
        at, number = token.start, number_cited(token.numbers[0].value)
        if _OF_A_WORK.match(self._text, token.end):
            return False
        within = self._cited_within(token, following)
        if token.numbers[0].value.isdecimal() and within is not Word.DOCUMENT:
            return False
        if leads_to_volume(self._text, at):
            return True
        if number == self._own.number:
            return False
        if within and self._names_the_series:
            return True
        is_citation = within or self._text.startswith("vol.", at)
        return bool(is_citation) and follows_a_document(self._text, at)

    def _cited_within(self, volume: Token, following: Token | None) -> Word | None:
        """The word right after a volume's number: a part, page or document of it."""
        if following is None or following.word not in _IN_A_VOLUME:
            return None
        is_joined = _WITHIN.fullmatch(self._text, volume.end, following.start)
        return following.word if is_joined else None

    def _begin_part(self, token: Token, following: Token | None) -> Citation | None:
        cited, begun = self._open, Citation(token.start, token.end)
        if (
            cited
            and cited.volume
            and cited.volume.is_in_parts
            and ONWARD.fullmatch(self._gap(cited, token))
        ):
            begun.add_part(cited.volume, token, token.end)
            return begun
        if not self._own.part:
            return None
        of_this = _OF_THIS_VOLUME.match(self._text, token.end)
        begun.add_part(self._own, token, of_this.end() if of_this else token.end)
        if of_this:
            return begun
        names_more = (
            following is not None
            and following.word in _IN_A_PART
            and _TITLE.fullmatch(self._gap(begun, following))
            and leads_to_volume(self._text, token.start)
        )
        return begun if names_more else None
