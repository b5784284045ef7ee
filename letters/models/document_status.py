"""Whether readers see a document: they see what is published, and nothing else."""

from django.db import models


class DocumentStatus(models.TextChoices):
    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Published"
