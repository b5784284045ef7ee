"""“View on site”: leads to the page of a record, for those who may see the record here.

Django's own asks for no permission, and so tells the address of whatever is not public.
"""

from __future__ import annotations

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.views import shortcut
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path


def show_on_site(
    request: HttpRequest, content_type_id: int, object_id: int
) -> HttpResponse:
    content_type = ContentType.objects.filter(pk=content_type_id).first()
    model = content_type.model_class() if content_type else None
    if not model or not admin.site.is_registered(model):
        raise Http404
    model_admin = admin.site.get_model_admin(model)
    record = model_admin.get_object(request, str(object_id))
    if not record or not model_admin.has_view_or_change_permission(request, record):
        raise Http404
    return shortcut(request, content_type_id, object_id)


urlpatterns = [
    path("<int:content_type_id>/<int:object_id>/", admin.site.admin_view(show_on_site)),
]
