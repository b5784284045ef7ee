"""How large the boxes for longer texts are."""

from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models

SHORT_TEXTS = {models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 2})}}
TEXTS = {models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 4})}}
