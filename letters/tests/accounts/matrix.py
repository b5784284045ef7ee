"""What each role may do at each address with a document of each state, as rules.

The addresses come from the URL configuration; an address that no rule knows is an error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.http import HttpResponse
from django.urls import URLPattern, get_resolver
from django.urls.resolvers import URLResolver

from letters.models import DocumentStatus
from letters.models.document_status import OPEN_TO_CONTRIBUTORS
from letters.tests.test_urls import ADDRESSES
from letters.urls.routes import DOCUMENT, IIIF_DOCUMENT


class Account(StrEnum):
    ANONYMOUS = "anonymous"
    STAFF = "staff without a role"
    OWNER = "contributor, of his own"
    CONTRIBUTOR = "contributor, of others'"
    EDITOR = "editor"
    PUBLISHER = "publisher"
    TEACHER = "teacher"
    ADMINISTRATOR = "administrator"


class Verdict(StrEnum):
    OPEN = "open"
    LOGIN = "asks who it is"
    FORBIDDEN = "forbidden"
    ABSENT = "absent"
    METHOD = "no such method"
    # Whatever the page makes of what is sent or missing.
    LET_IN = "let in"


OPEN, LOGIN, FORBIDDEN, ABSENT, METHOD, LET_IN = Verdict
ARCHIVISTS = {Account.EDITOR, Account.PUBLISHER, Account.ADMINISTRATOR}
CONTRIBUTORS = {Account.OWNER, Account.CONTRIBUTOR}
OUTSIDE = {Account.ANONYMOUS, Account.TEACHER}
STATES = list(DocumentStatus)
DRAFT, PUBLISHED = DocumentStatus.DRAFT, DocumentStatus.PUBLISHED
WITHDRAWN, DELETED = DocumentStatus.WITHDRAWN, DocumentStatus.DELETED
SHUT_TO_OWNERS = {*STATES} - {*OPEN_TO_CONTRIBUTORS, DELETED}

_REFUSALS = {403: FORBIDDEN, 404: ABSENT, 405: METHOD}
_ADMIN = "/admin/"
# What the API says of a document, and of its parts.
OF_API = f"api/1/{DOCUMENT}"
OF_IIIF = IIIF_DOCUMENT
OF_A_SCAN = {"iiif-base", "iiif-info", "iiif-image"}


def verdict_of(response: HttpResponse) -> Verdict:
    """What an answer says about the right to ask. Raises for a fault of the server."""
    place = response.headers.get("Location", "")
    is_refused = response.status_code == 403
    if "/login/" in place or (
        is_refused and b"Please sign in again" in response.content
    ):
        return LOGIN
    # Django leads from a record that is not there to the first page of the admin.
    if place == _ADMIN:
        return ABSENT
    if response.status_code >= 500 and response.status_code != 503:
        raise AssertionError(response.status_code)
    return _REFUSALS.get(response.status_code, OPEN)


def agrees(answer: Verdict, expected: Verdict) -> bool:
    if expected == LET_IN:
        return answer not in {LOGIN, FORBIDDEN}
    return answer == expected


@dataclass(frozen=True, slots=True)
class Address:
    """A route; `name` with its namespace, or the route of one that has no name."""

    name: str
    route: str

    @property
    def is_of_document(self) -> bool:
        return self.route.startswith((DOCUMENT, OF_API, OF_IIIF)) or (
            self.model == "document" and self.action in OF_A_DOCUMENT
        )

    @property
    def _parts(self) -> list[str]:
        return self.route.removeprefix("admin/").split("/")

    @property
    def model(self) -> str:
        """Of the admin's pages about records: "document"."""
        is_record = self.route.startswith(("admin/auth/", "admin/letters/"))
        return self._parts[1] if is_record else ""

    @property
    def action(self) -> str:
        """Of such a page: "change"; "object" for the address that leads there."""
        _, _, action = self.name.partition(f"_{self.model}_")
        return action or "object"


def addresses() -> list[Address]:
    """Every address of the project, the admin's too."""
    return list(_walk(get_resolver(), "", ""))


def _walk(resolver: URLResolver, before: str, namespace: str) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLPattern):
            name = entry.name or route
            yield Address(f"{namespace}:{name}".removeprefix(":"), route)
        else:
            yield from _walk(entry, route, namespace or entry.namespace or "")


OF_A_DOCUMENT = {
    *("change", "delete", "history", "object", "part"),
    *("revisions", "revision", "compare", "restore", "statements", "words"),
    "translation",
}
Rule = Callable[[Account, str, str], Verdict]


# The pages that readers have.


def sees(account: Account, state: str) -> bool:
    """Readers see what is published, archivists all but what is deleted, and who handed
    it in what is his own."""
    if state == DELETED:
        return False
    return state == PUBLISHED or account in {Account.OWNER, *ARCHIVISTS}


def of_document(account: Account, state: str, method: str) -> Verdict:
    if method == "POST":
        return METHOD
    return OPEN if sees(account, state) else ABSENT


def reporting(_account: Account, state: str, _method: str) -> Verdict:
    """What is not published takes no reports, whoever asks."""
    return OPEN if state == PUBLISHED else ABSENT


def of_readers(_account: Account, _state: str, method: str) -> Verdict:
    return METHOD if method == "POST" else OPEN


def of_programs(_account: Account, state: str, method: str) -> Verdict:
    """The API has no accounts: to all it gives what is published."""
    if method == "POST":
        return METHOD
    return OPEN if state == PUBLISHED else ABSENT


def of_viewers(account: Account, state: str, method: str) -> Verdict:
    """What viewers of other sites ask for: nobody is told more than a reader."""
    return of_document(account, state, method)


def never_there(_account: Account, _state: str, method: str) -> Verdict:
    return METHOD if method == "POST" else ABSENT


# The desk of one teacher.


def of_desk(account: Account, _state: str, _method: str) -> Verdict:
    if account == Account.ANONYMOUS:
        # A form that was sent is given back with the login in it.
        return LOGIN
    may_teach = account in {Account.TEACHER, Account.ADMINISTRATOR}
    return LET_IN if may_teach else FORBIDDEN


def of_reading_at_desk(account: Account, state: str, method: str) -> Verdict:
    """Nobody else, whatever the role, has the reading of a teacher on the desk."""
    is_other_teacher = account == Account.ADMINISTRATOR
    return ABSENT if is_other_teacher else of_desk(account, state, method)


def for_everybody(_account: Account, _state: str, _method: str) -> Verdict:
    return LET_IN


def of_signing_out(_account: Account, _state: str, method: str) -> Verdict:
    return METHOD if method == "GET" else LOGIN


# The admin.


def of_staff(account: Account, _state: str, _method: str) -> Verdict:
    return LOGIN if account in OUTSIDE else OPEN


def shown_to_staff(account: Account, state: str, method: str) -> Verdict:
    """A page that takes no form."""
    shown = of_staff(account, state, method)
    return METHOD if shown == OPEN and method == "POST" else shown


def of_admin_logout(account: Account, _state: str, method: str) -> Verdict:
    if account in OUTSIDE:
        # Who has not come in is led to the first page of the admin.
        return ABSENT
    return METHOD if method == "GET" else OPEN


def for_roles(*accounts: Account, otherwise: Verdict = FORBIDDEN) -> Rule:
    def rule(account: Account, _state: str, _method: str) -> Verdict:
        if account in OUTSIDE:
            return LOGIN
        return OPEN if account in accounts else otherwise

    return rule


def for_reading_by(*accounts: Account) -> Rule:
    """Shown, and not changed: a form that is sent is refused."""

    def rule(account: Account, state: str, method: str) -> Verdict:
        may_look = for_roles(*accounts)(account, state, method)
        return FORBIDDEN if may_look == OPEN and method == "POST" else may_look

    return rule


def of_proposed_names(account: Account, _state: str, method: str) -> Verdict:
    if account in OUTSIDE:
        return LOGIN
    if method == "POST":
        return METHOD
    return FORBIDDEN if account == Account.STAFF else OPEN


def of_catch_all(account: Account, _state: str, _method: str) -> Verdict:
    return LOGIN if account in OUTSIDE else ABSENT


def looking_at_document(account: Account, state: str, _method: str) -> Verdict:
    """Its page in the admin, which shows what the account may change of it."""
    if account in OUTSIDE:
        return LOGIN
    if account == Account.STAFF:
        return FORBIDDEN
    is_worked_on = account in {Account.OWNER, *ARCHIVISTS} and state != DELETED
    return OPEN if is_worked_on else ABSENT


def changing_document(account: Account, state: str, method: str) -> Verdict:
    """Who handed it in may correct it until it is published. What was typed for a document
    that is not there is given back as the form of a new one."""
    looking = looking_at_document(account, state, method)
    if looking == ABSENT and method == "POST":
        return OPEN
    is_shut = account == Account.OWNER and state in SHUT_TO_OWNERS
    return FORBIDDEN if method == "POST" and is_shut else looking


def history_of_document(account: Account, state: str, method: str) -> Verdict:
    """Of what an account does not see, nothing is told, not even that."""
    if account == Account.STAFF:
        return FORBIDDEN if state == PUBLISHED else ABSENT
    return looking_at_document(account, state, method)


def correcting_words(account: Account, state: str, method: str) -> Verdict:
    """A page that only changes: shut to who may look and not change."""
    seen = history_of_document(account, state, method)
    is_shut = account == Account.OWNER and state in SHUT_TO_OWNERS
    return FORBIDDEN if is_shut else seen


def deleting_document(account: Account, state: str, _method: str) -> Verdict:
    """What was public once is withdrawn, never deleted."""
    if account in OUTSIDE:
        return LOGIN
    if account not in ARCHIVISTS or state in {PUBLISHED, WITHDRAWN}:
        return FORBIDDEN
    return ABSENT if state == DELETED else OPEN


def of_own_source(account: Account, _state: str, method: str) -> Verdict:
    """A transcription that the owner handed in, of drafts."""
    if account in OUTSIDE:
        return LOGIN
    if account == Account.STAFF:
        return FORBIDDEN
    if method == "POST":
        return FORBIDDEN
    return OPEN if account in {Account.OWNER, *ARCHIVISTS} else ABSENT


def of_source_history(account: Account, state: str, method: str) -> Verdict:
    if account == Account.STAFF:
        return ABSENT
    return OPEN if (seen := of_own_source(account, state, "GET")) == OPEN else seen


def of_source_bytes(account: Account, state: str, _method: str) -> Verdict:
    return of_own_source(account, state, "GET")


def of_scan(account: Account, _state: str, _method: str) -> Verdict:
    if account in OUTSIDE:
        return LOGIN
    if account == Account.STAFF:
        return FORBIDDEN
    return OPEN if account in {Account.OWNER, *ARCHIVISTS} else ABSENT


def of_scan_history(account: Account, state: str, method: str) -> Verdict:
    seen = of_scan(account, state, method)
    return ABSENT if seen == FORBIDDEN else seen


def of_report(account: Account, _state: str, method: str) -> Verdict:
    """On a document that the owner handed in: who may look at it, and who decides."""
    if account in OUTSIDE:
        return LOGIN
    if account in ARCHIVISTS:
        return OPEN
    if account == Account.STAFF or method == "POST":
        return FORBIDDEN
    return OPEN if account == Account.OWNER else ABSENT


def of_report_history(account: Account, _state: str, _method: str) -> Verdict:
    if account in OUTSIDE:
        return LOGIN
    return OPEN if account in {Account.OWNER, *ARCHIVISTS} else ABSENT


def of_missing_event(account: Account, _state: str, _method: str) -> Verdict:
    """Events of what no other document transmits have no form of their own."""
    if account in OUTSIDE:
        return LOGIN
    return FORBIDDEN if account == Account.STAFF else ABSENT


def of_saved_filters(account: Account, _state: str, method: str) -> Verdict:
    """Sent by whoever sees the list; each account has filters of its own."""
    if account in OUTSIDE:
        return LOGIN
    if method == "GET":
        return METHOD
    return FORBIDDEN if account == Account.STAFF else OPEN


_everybody_here = for_roles(*CONTRIBUTORS, *ARCHIVISTS)
_archivists = for_roles(*ARCHIVISTS)
_nobody = for_roles()
_administrator = for_roles(Account.ADMINISTRATOR)
_missing = for_roles(otherwise=ABSENT)

RECORDS: dict[str, Rule] = {
    "changelist": _archivists,
    "add": _archivists,
    "change": _archivists,
    "history": _archivists,
    "delete": _archivists,
    "object": of_staff,
}
# What happened: shown, and changed by nobody.
LOGS: dict[str, Rule] = {
    **RECORDS,
    "add": _nobody,
    "change": for_reading_by(*ARCHIVISTS),
    "delete": _nobody,
}
MODELS: dict[str, dict[str, Rule]] = {
    "repository": RECORDS,
    "archivalunit": RECORDS,
    "edition": RECORDS,
    "featureddocument": RECORDS,
    "passagecondition": RECORDS,
    "witness": RECORDS,
    "sitepage": RECORDS,
    "section": {**RECORDS, "deleted": _archivists},
    "place": RECORDS,
    "agent": {
        **RECORDS,
        "deleted": _archivists,
        "same": _archivists,
        "merge": _archivists,
        "undo": for_roles(*ARCHIVISTS),
        "withdraw": for_roles(*ARCHIVISTS),
    },
    "importrun": LOGS,
    "volumeimport": LOGS,
    "importproblem": LOGS,
    "problem": LOGS,
    "formeridentifier": LOGS,
    "mistakereport": {
        "changelist": _everybody_here,
        "add": _nobody,
        "change": of_report,
        "history": of_report_history,
        "delete": _nobody,
        "object": of_staff,
    },
    "correspondenceevent": {
        "changelist": _everybody_here,
        "add": _nobody,
        "change": of_missing_event,
        "history": _missing,
        "delete": _nobody,
        "object": of_staff,
    },
    # Scans come and go with their documents, here of a draft of the owner.
    "pageimage": {
        "changelist": _everybody_here,
        "add": _nobody,
        "change": of_scan,
        "history": of_scan_history,
        "delete": _nobody,
        "object": of_staff,
    },
    "document": {
        "changelist": _everybody_here,
        "add": _everybody_here,
        "change": changing_document,
        "history": history_of_document,
        "revisions": history_of_document,
        "revision": history_of_document,
        "compare": history_of_document,
        "restore": correcting_words,
        "words": correcting_words,
        "statements": correcting_words,
        "translation": correcting_words,
        "part": correcting_words,
        "delete": deleting_document,
        "deleted": _archivists,
        "log": _archivists,
        "import_metadata": _everybody_here,
        "import_scans": _everybody_here,
        "filter_save": of_saved_filters,
        "filter_delete": of_saved_filters,
        "object": of_staff,
    },
    "sourcefile": {
        "changelist": _everybody_here,
        "add": _everybody_here,
        "change": of_own_source,
        "history": of_source_history,
        "download": of_source_bytes,
        "delete": _nobody,
        "object": of_staff,
    },
    "user": {
        "changelist": _administrator,
        "add": _administrator,
        "change": _administrator,
        "history": _administrator,
        "delete": _administrator,
        "password_change": _administrator,
        "object": of_staff,
    },
    "group": {
        "changelist": _administrator,
        "add": _nobody,
        "change": for_reading_by(Account.ADMINISTRATOR),
        "history": _administrator,
        "delete": _nobody,
        "object": of_staff,
    },
}

ADMIN: dict[str, Rule] = {
    "admin:index": of_staff,
    "admin:login": for_everybody,
    "admin:logout": of_admin_logout,
    "admin:password_change": of_staff,
    "admin:password_change_done": shown_to_staff,
    "admin:autocomplete": of_proposed_names,
    "admin:jsi18n": shown_to_staff,
    "admin:dates": shown_to_staff,
    "admin:view_on_site": for_roles(*ARCHIVISTS, otherwise=ABSENT),
    "admin:app_list": for_roles(*CONTRIBUTORS, *ARCHIVISTS, otherwise=ABSENT),
}
_AT_THE_DESK = {"teach", "teach-reading-new", "teach-undo", "teach-add"}


def rule_for(address: Address) -> Rule:
    """Raises KeyError for an address that nobody has thought of here."""
    if address.model:
        return MODELS[address.model][address.action]
    if address.name in ADMIN:
        return ADMIN[address.name]
    if address.route.startswith("admin/r/"):
        return for_roles(*ARCHIVISTS, otherwise=ABSENT)
    if address.route.startswith("admin/"):
        return {"admin/(?P<url>.*)$": of_catch_all}[address.route]
    return _rule_of_site(address)


def _rule_of_site(address: Address) -> Rule:
    name = address.name.removeprefix("letters:")
    rules = {
        "page-image": never_there,
        "api-nothing": never_there,
        "oai": for_everybody,
        "document-report": reporting,
        "section-report": reporting,
        "teach-login": for_everybody,
        "teach-logout": of_signing_out,
    }
    if name in rules:
        return rules[name]
    if address.route.startswith(DOCUMENT):
        return of_document
    if address.route.startswith(OF_API):
        return of_programs
    if address.route.startswith(OF_IIIF):
        return never_there if name in OF_A_SCAN else of_viewers
    if address.route.startswith("teach/"):
        return of_desk if name in _AT_THE_DESK else of_reading_at_desk
    # What readers have, as test_urls.py promises it, and what the search answers.
    return {**dict.fromkeys([*ADDRESSES, *ELSEWHERE], of_readers)}[name]


ELSEWHERE = (
    *("search", "search-json", "search-csv", "search-feed", "search-suggest"),
    *("search-file", "health-ready", "api-search"),
)
