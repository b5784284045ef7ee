"""“Same person?”: records that volumes list alike, to be merged or distinguished."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils.text import Truncator, capfirst

from letters.admin.people.identity_rows import RecordRow, describe_records
from letters.admin.people.merge_forms import MergeForm, ProposalFilterForm
from letters.derivation.people.person_matching import Degree, Proposal
from letters.derivation.people.person_names import fold_name
from letters.ingest.people import distinguish_agents
from letters.ingest.same_people import find_proposals
from letters.models import Agent

PROPOSALS_PER_PAGE = 20
LONGEST_REASON = 300
MERGE, DISTINGUISH = "_merge", "_distinguish"


@dataclass(frozen=True, slots=True)
class ProposalCard:
    """A proposal with its records, the first of which stays by default."""

    number: int
    degree: Degree
    names: Sequence[str]
    evidence: Sequence[str]
    rows: list[RecordRow]

    @property
    def reason(self) -> str:
        """What is recorded with a merge that follows the proposal."""
        words = [self.degree.reason, *map(capfirst, self.evidence[:1])]
        return Truncator(f"Proposed: {'. '.join(words)}.").chars(LONGEST_REASON)

    @property
    def prefix(self) -> str:
        return f"{_prefix(self.number)}-"


class ProposalsMixin:
    """A page of proposals below the list of agents."""

    def get_urls(self) -> list[URLPattern]:
        same = path(
            "same/",
            self.admin_site.admin_view(self.proposals_view),
            name="letters_agent_same",
        )
        return [same, *super().get_urls()]

    def proposals_view(self, request: HttpRequest) -> HttpResponse:
        self.require_change(request)
        if request.method == "POST":
            self._decide(request)
            return HttpResponseRedirect(request.get_full_path())
        form = ProposalFilterForm(request.GET)
        form.is_valid()
        degree, letter = (form.cleaned_data.get(n, "") for n in ("degree", "letter"))
        of_degree = [p for p in find_proposals() if degree in ("", p.degree.word)]
        chosen = [p for p in of_degree if letter in ("", _initial(p))]
        ordered = sorted(chosen, key=_surest_first)
        page = Paginator(ordered, PROPOSALS_PER_PAGE).get_page(request.GET.get("page"))
        context = {
            "form": form,
            "degree": degree,
            "letter": letter,
            "letters": sorted({_initial(p) for p in of_degree} - {""}),
            "page": page,
            "cards": list(_read_cards(page)),
            "are_checked": "checked" in request.GET,
        }
        return self.show(request, "same", "Same person?", context)

    def _decide(self, request: HttpRequest) -> None:
        """Carry out what was checked, and leave the rest of the page alone."""
        numbers = [n for n in request.POST.getlist("checked") if n.isdecimal()]
        if not numbers:
            self.message_user(request, "Nothing was checked.", messages.WARNING)
        for number in numbers[:PROPOSALS_PER_PAGE]:
            form = MergeForm(request.POST, prefix=_prefix(number))
            if not form.is_valid():
                reasons = " ".join(e for errors in form.errors.values() for e in errors)
                self.message_user(request, reasons, messages.WARNING)
                continue
            records = form.cleaned_data["records"]
            if DISTINGUISH in request.POST:
                self._distinguish(request, records)
            elif MERGE in request.POST:
                stays, reason = form.cleaned_data["stays"], form.cleaned_data["reason"]
                self.merge(request, records, stays, reason)

    def _distinguish(self, request: HttpRequest, records: list[Agent]) -> None:
        distinguish_agents(records, request.user)
        names = ", ".join(record.identifier for record in records)
        message = f"Different people, and not proposed again: {names}."
        self.log_people(request, records, message)
        self.message_user(request, message, messages.SUCCESS)


def _surest_first(proposal: Proposal) -> tuple[Degree, float, str]:
    return proposal.degree, -proposal.score, fold_name(proposal.names[0])


def _prefix(number: int | str) -> str:
    return f"group-{number}"


def _initial(proposal: Proposal) -> str:
    """The initial of the first name, A to Z; empty for any other character."""
    first = fold_name(proposal.names[0])[:1].upper()
    return first if "A" <= first <= "Z" else ""


def _read_cards(page: Page) -> Iterator[ProposalCard]:
    identifiers = {identifier for proposal in page for identifier in proposal.people}
    rows = describe_records(Agent.objects.filter(identifier__in=identifiers))
    for number, proposal in enumerate(page, 1):
        records = [rows[person] for person in proposal.people if person in rows]
        yield ProposalCard(
            number, proposal.degree, proposal.names, proposal.evidence, records
        )
