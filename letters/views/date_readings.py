"""What a typed date means, for the forms that show it as soon as it is typed."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from letters.tei.dates import DateError, describe, read_typed_date


@require_safe  # type: ignore[untyped-decorator]
def date_readings(request: HttpRequest) -> JsonResponse:
    """`dates`, each as EDTF and in words: two if day and month could change places, none
    for undated; or an `error`."""
    try:
        dates = read_typed_date(request.GET.get("text", ""))
    except DateError as error:
        return JsonResponse({"dates": [], "error": str(error)})
    readings = [{"edtf": date.edtf, "words": describe(date)} for date in dates]
    return JsonResponse({"dates": readings, "error": ""})
