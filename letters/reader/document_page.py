"""What the page about a document shows, and what the page about one of its pages does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from letters.forms.page_view import Choice, PageViewForm
from letters.models import Page, page_at
from letters.reader.apparatus import Apparatus
from letters.reader.canvases import ManifestAddresses
from letters.reader.citation_source import citation_source, metadata_of
from letters.reader.cited_part import CitedPart, cited_page, whole_document
from letters.reader.leaf import make_leaf
from letters.reader.match_navigation import MatchNavigation
from letters.rendering.contract import fragment_to, page_id

Absolute = Callable[[str], str]


def document_context(
    apparatus: Apparatus, form: PageViewForm, absolute: Absolute
) -> dict[str, Any]:
    """The whole document. `absolute` completes an address with the site's."""
    pagination = form.page_view(apparatus.paginations)
    matches = MatchNavigation(apparatus, form, pagination=pagination or "")
    footnotes = matches.mark_notes(apparatus.footnotes)
    pages = [] if pagination is None else apparatus.paginations[pagination]
    on_leaves = {note.key for page in pages for note in apparatus.notes_on(page)}
    html = apparatus.document.transcription.html
    return {
        **_shared_context(matches, has_breaks=not pages),
        "metadata": _metadata(whole_document(apparatus), apparatus, absolute),
        "leaves": [make_leaf(matches, page) for page in pages],
        "html": "" if pages else matches.mark_text(html),
        # Notes that nothing calls for are on no leaf.
        "footnotes": [note for note in footnotes if note.key not in on_leaves],
        # Beside the running text; page by page, each scan stands beside its page.
        "scans": [] if pages else apparatus.paper.scans,
        "views": form.views(apparatus.paginations),
        "manifest": ManifestAddresses(apparatus.document, absolute).manifest,
        # Its sheets are the pages of the edition, unless those of the paper are shown.
        "pdf_query": form.query_with(find="", **({} if pagination else {"view": ""})),
    }


def page_context(
    apparatus: Apparatus, page: Page, form: PageViewForm, absolute: Absolute
) -> dict[str, Any]:
    """One page by itself. `absolute` completes an address with the site's."""
    previous, following = apparatus.neighbours(page)
    matches = MatchNavigation(apparatus, form, page=page)
    matches.mark_notes(apparatus.footnotes)
    return {
        **_shared_context(matches, has_breaks=False),
        "metadata": _metadata(cited_page(apparatus, page), apparatus, absolute),
        "leaf": make_leaf(matches, page),
        "next_scan": _first_scan(apparatus, following),
        "page": page,
        "previous_page": previous,
        "next_page": following,
        "passages": [
            passage
            for passage in apparatus.passages
            if page.start < passage.end and passage.start < page.end
        ],
        "cited_by": apparatus.cited_by_page(page),
        "views": _views_of_page(page, form, apparatus),
    }


def _first_scan(apparatus: Apparatus, page: Page | None) -> str:
    """The address of the first picture of the page; "" if it has none."""
    scans = apparatus.paper.on_page(page.key) if page else []
    return scans[0].image.get_absolute_url() if scans else ""


def _shared_context(matches: MatchNavigation, *, has_breaks: bool) -> dict[str, Any]:
    """What a whole document and a page of it have in common.

    Where pages are shown by themselves, there are no breaks to leave out.
    """
    apparatus, form = matches.apparatus, matches.form
    passages, layers = apparatus.passages, apparatus.layers
    if not has_breaks:
        layers -= {"breaks"}
    return {
        "document": apparatus.document,
        "apparatus": apparatus,
        "matches": matches,
        "version": form.version_of(passages),
        "versions": form.versions(passages),
        "omitted_passages": form.omitted_passages(passages),
        "layers": form.layers(layers),
        "modes": form.modes(layers),
        "hidden": " ".join(form.hidden),
        "persistent_query": form.persistent_query,
    }


def _metadata(part: CitedPart, apparatus: Apparatus, absolute: Absolute) -> Any:
    return metadata_of(citation_source(part, apparatus, absolute))


def _views_of_page(
    page: Page, form: PageViewForm, apparatus: Apparatus
) -> list[Choice]:
    """The whole document, opened at the page, and the page alone."""
    whole = apparatus.document.get_absolute_url()
    running_text, *by_page = form.views(apparatus.paginations)
    text_address = f"{whole}{running_text.query}{fragment_to(page_id(page.key))}"
    views = [_leading_to(text_address, running_text)]
    for view, pages in zip(by_page, apparatus.paginations.values(), strict=True):
        same_place = page if page in pages else page_at(pages, page.start)
        anchor = f"#leaf-{quote(same_place.key)}" if same_place else ""
        views.append(_leading_to(f"{whole}{view.query}{anchor}", view))
    return [*views, Choice("page", "This page alone", form.persistent_query, True)]


def _leading_to(address: str, view: Choice) -> Choice:
    return replace(view, query=address, is_current=False)
