"""Parts of the page of a sitting that its script asks for while somebody types."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from letters.admin.transcriptions.proposals import propose_form, read_sitting
from letters.admin.transcriptions.text_preview import preview_text
from letters.forms.intake import DraftText, IntakeForm
from letters.tei.errors import TeiError

# Its value is the number of a document, whose text is wanted, or SCANS.
RENDER, SCANS = "_render", "scans"


class RenderedPartsMixin:
    """Answers with one part; nothing is saved."""

    def render_part(self, request: HttpRequest, form: IntakeForm) -> HttpResponse:
        if request.POST[RENDER] == SCANS:
            return self._render_scans(request, form)
        return self._render_text(request, form)

    def _render_text(self, request: HttpRequest, form: IntakeForm) -> HttpResponse:
        """The text of one document as readers would see it, for the page beside it."""
        wanted = request.POST[RENDER]
        preview, errors = None, []
        try:
            reading, posted = read_sitting(form, request.POST)
            for number, tei in enumerate(reading.sources(), 1):
                if wanted == str(number):
                    text = DraftText(number, tei, posted)
                    errors = text.errors
                    preview = preview_text(number, text.tei)
        except TeiError as error:
            errors = [str(error)]
        context = {"preview": preview, "errors": errors}
        template = "admin/letters/sourcefile/text_preview.html"
        return TemplateResponse(request, template, context)

    def _render_scans(self, request: HttpRequest, form: IntakeForm) -> HttpResponse:
        """The scans, each with the page that it gets in the order in which they were sent."""
        proposed = propose_form(form, request.POST, request.user)
        form.scans.give(proposed.places if proposed else [])
        template = "admin/letters/sourcefile/staged_scans.html"
        return TemplateResponse(request, template, {"scans": form.scans})
