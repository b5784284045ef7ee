"""What a document is to readers. A new state is decided here and in `visible_to`."""

from django.db import models


class DocumentStatus(models.TextChoices):
    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Published"
