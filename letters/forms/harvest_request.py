"""What a collector of records asks for (OAI-PMH 2.0): each verb has its arguments.

The protocol wants every fault told by its code: see exports/oai_pmh.py.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from django.http import QueryDict

from letters.exports.oai_pmh import FORMATS, HarvestError, HarvestFault
from letters.models.identifiers import DOCUMENT_PATTERN

_LIST = {"from", "until", "set", "metadataPrefix", "resumptionToken"}
# The arguments of each verb, and those that it cannot do without.
ARGUMENTS = {
    "Identify": (set[str](), set[str]()),
    "ListMetadataFormats": ({"identifier"}, set[str]()),
    "ListSets": ({"resumptionToken"}, set[str]()),
    "GetRecord": ({"identifier", "metadataPrefix"}, {"identifier", "metadataPrefix"}),
    "ListIdentifiers": (_LIST, {"metadataPrefix"}),
    "ListRecords": (_LIST, {"metadataPrefix"}),
}
_IDENTIFIER = re.compile(DOCUMENT_PATTERN)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SECOND = re.compile(rf"{_DAY.pattern}T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}Z")
_SEPARATOR = "|"
# What no answer in XML could repeat, nor a query ask for.
_CONTROL_CHARACTERS = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# Of what a token holds: an edition's identifier, and dates.
_LONGEST_TOKEN = 600


@dataclass(frozen=True, slots=True)
class Selection:
    """Which records: of which set, changed from `first` to `last`, as they were asked
    for; and after which of them the list goes on: `stamped`, `identifier` and how many
    came before."""

    prefix: str
    first: str = ""
    last: str = ""
    edition: str = ""
    stamped: datetime | None = None
    identifier: str = ""
    cursor: int = 0

    @property
    def start(self) -> datetime | None:
        return _moment(self.first) if self.first else None

    @property
    def end(self) -> datetime | None:
        """The first moment that is too late."""
        if not self.last:
            return None
        is_day = _DAY.fullmatch(self.last)
        length = timedelta(days=1) if is_day else timedelta(seconds=1)
        try:
            return _moment(self.last) + length
        except OverflowError:
            return None

    def after(self, stamped: datetime, identifier: str, count: int) -> Selection:
        """What goes on after this record, of which this many came on the page."""
        cursor = self.cursor + count
        return replace(self, stamped=stamped, identifier=identifier, cursor=cursor)

    @property
    def token(self) -> str:
        """All of it, so that nothing has to be remembered here."""
        assert self.stamped  # noqa: S101
        parts = (
            *(self.prefix, self.first, self.last, self.edition),
            *(self.stamped.isoformat(), self.identifier, str(self.cursor)),
        )
        return urlsafe_b64encode(_SEPARATOR.join(parts).encode()).decode()


@dataclass(frozen=True, slots=True)
class HarvestRequest:
    """`selection` is that of a list, whether asked for anew or gone on with."""

    verb: str
    arguments: dict[str, str]
    selection: Selection | None = None


def read_request(given: QueryDict) -> HarvestRequest:
    """Raises HarvestError."""
    verbs = given.getlist("verb")
    if len(verbs) != 1 or verbs[0] not in ARGUMENTS:
        raise HarvestError(
            HarvestFault.VERB, f"One verb is needed: {', '.join(ARGUMENTS)}."
        )
    (verb,) = verbs
    arguments = {name: value for name, value in given.items() if name != "verb"}
    _check_names(verb, given, arguments)
    if verb == "ListSets" and "resumptionToken" in arguments:
        raise HarvestError(HarvestFault.TOKEN, "Sets are listed at once.")
    if verb not in ("ListIdentifiers", "ListRecords"):
        _check_format(arguments)
        return HarvestRequest(verb, arguments)
    return HarvestRequest(verb, arguments, _selection(arguments))


def _check_names(verb: str, given: QueryDict, arguments: dict[str, str]) -> None:
    allowed, needed = ARGUMENTS[verb]
    if arguments.keys() - allowed:
        names = ", ".join(sorted(allowed)) or "none"
        raise HarvestError(
            HarvestFault.ARGUMENT, f"The arguments of {verb} are {names}."
        )
    for name, value in arguments.items():
        if len(given.getlist(name)) > 1:
            raise HarvestError(HarvestFault.ARGUMENT, f"{name} is there twice.")
        if _CONTROL_CHARACTERS.search(value):
            raise HarvestError(
                HarvestFault.ARGUMENT, f"{name} has a control character."
            )
    if "resumptionToken" in arguments:
        if len(arguments) > 1:
            raise HarvestError(
                HarvestFault.ARGUMENT, "resumptionToken stands without other arguments."
            )
        return
    for name in sorted(needed - arguments.keys()):
        raise HarvestError(HarvestFault.ARGUMENT, f"{verb} needs the argument {name}.")


def _check_format(arguments: dict[str, str]) -> None:
    prefix = arguments.get("metadataPrefix")
    if prefix is not None and prefix not in FORMATS:
        raise HarvestError(HarvestFault.FORMAT, f"Formats are {', '.join(FORMATS)}.")


def _selection(arguments: dict[str, str]) -> Selection:
    if "resumptionToken" in arguments:
        return _resumed(arguments["resumptionToken"])
    _check_format(arguments)
    first, last = arguments.get("from", ""), arguments.get("until", "")
    for name in ("from", "until"):
        if name in arguments and not _is_moment(arguments[name]):
            raise HarvestError(
                HarvestFault.ARGUMENT, f"{name} is YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ."
            )
    if first and last and (len(first) != len(last) or first > last):
        raise HarvestError(
            HarvestFault.ARGUMENT,
            "from and until are dates of one form, the earlier first.",
        )
    return Selection(arguments["metadataPrefix"], first, last, arguments.get("set", ""))


def _resumed(token: str) -> Selection:
    try:
        return _read_token(token)
    except ValueError as error:
        raise HarvestError(
            HarvestFault.TOKEN, "This token is none that the archive gave."
        ) from error


def _read_token(token: str) -> Selection:
    """Raises ValueError for anything but what `Selection.token` writes."""
    if len(token) > _LONGEST_TOKEN:
        raise ValueError("too long")
    written = urlsafe_b64decode(token.encode("ascii")).decode()
    prefix, first, last, edition, stamped, identifier, cursor = written.split(
        _SEPARATOR
    )
    moment = datetime.fromisoformat(stamped)
    dates = [date for date in (first, last) if date]
    if prefix not in FORMATS or moment.utcoffset() != timedelta(0):
        raise ValueError("other words")
    if not all(map(_is_moment, dates)):
        raise ValueError("other words")
    if not (cursor.isdecimal() and len(cursor) < 19):
        raise ValueError("no number")
    if _CONTROL_CHARACTERS.search(edition):
        raise ValueError("no set")
    if not _IDENTIFIER.fullmatch(identifier):
        raise ValueError("no identifier")
    return Selection(prefix, first, last, edition, moment, identifier, int(cursor))


def _is_moment(text: str) -> bool:
    if not (_DAY.fullmatch(text) or _SECOND.fullmatch(text)):
        return False
    try:
        _moment(text)
    except ValueError:
        return False
    return True


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text.removesuffix("Z"))
    return moment.replace(tzinfo=UTC)
