"""Whether readers see a document. A new state is defined here and in `visible_to`."""

from django.db import models


class DocumentStatus(models.TextChoices):
    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Published"
