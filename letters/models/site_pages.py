"""The texts that an archive has in place of those that come with the program."""

from __future__ import annotations

from django.db import models
from django.urls import reverse


class SitePageName(models.TextChoices):
    """The pages about the archive; each value is also the page's address."""

    ABOUT = "about", "About"
    PRINCIPLES = "editorial-principles", "Editorial principles"
    CITING = "how-to-cite", "How to cite"
    REUSE = "reuse", "Reuse and rights"
    ACCESSIBILITY = "accessibility", "Accessibility"
    PRIVACY = "privacy", "Privacy"
    CONTACT = "contact", "Contact"


class SitePage(models.Model):
    """A text of the archive's own, in Markdown. Without a row, a page has the text that
    comes with the program, which tells what the archive holds."""

    name = models.CharField("page", max_length=24, choices=SitePageName, unique=True)
    title = models.CharField(
        max_length=120, blank=True, help_text="Empty: the usual title of the page."
    )
    text = models.TextField(
        help_text="In Markdown, in place of the text that comes with the archive. "
        "Delete this record to have that text again."
    )

    class Meta:
        ordering = ["name"]
        verbose_name = "page about the archive"
        verbose_name_plural = "pages about the archive"

    def __str__(self) -> str:
        return self.title or self.get_name_display()

    def get_absolute_url(self) -> str:
        return reverse(f"letters:{self.name}")
