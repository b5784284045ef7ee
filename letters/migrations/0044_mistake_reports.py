"""Mistakes that readers report. Pages change when somebody is thanked in public."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

# Reports that come in, and what archivists do with them, change no page; so strangers
# cannot empty the cache. Only the thanks for a correction stand on one.
NOTE = """
    CREATE TRIGGER note_change
    AFTER UPDATE OF correction_id, thanked_name ON letters_mistakereport
    FOR EACH STATEMENT EXECUTE FUNCTION letters_note_change()
"""


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0043_reading_was_of_archive"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="MistakeReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "part_kind",
                    models.CharField(
                        blank=True,
                        editable=False,
                        help_text="What was open: a page, note, segment or mark.",
                        max_length=10,
                    ),
                ),
                (
                    "part_key",
                    models.CharField(blank=True, editable=False, max_length=80),
                ),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("whole", "About the whole of it"),
                            ("found", "At these words"),
                            ("several", "The words stand there more than once"),
                            (
                                "not-found",
                                "The words were not in the text when it was reported",
                            ),
                            ("lost", "The words are no longer in the text"),
                        ],
                        default="whole",
                        editable=False,
                        max_length=10,
                    ),
                ),
                (
                    "footnote",
                    models.CharField(blank=True, editable=False, max_length=80),
                ),
                ("start", models.PositiveIntegerField(editable=False, null=True)),
                ("end", models.PositiveIntegerField(editable=False, null=True)),
                ("words", models.TextField(blank=True, editable=False)),
                ("words_now", models.TextField(blank=True, editable=False)),
                ("message", models.TextField(editable=False, max_length=2000)),
                (
                    "name",
                    models.CharField(
                        blank=True,
                        editable=False,
                        help_text="Of the reader, if it was given; deleted when the report is closed.",
                        max_length=100,
                    ),
                ),
                (
                    "email",
                    models.EmailField(
                        blank=True,
                        editable=False,
                        help_text="To answer to, if it was given; deleted when the report is closed.",
                        max_length=254,
                    ),
                ),
                (
                    "may_be_named",
                    models.BooleanField(
                        default=False,
                        editable=False,
                        help_text="Whether the reader allowed to be thanked by name in public.",
                    ),
                ),
                (
                    "received",
                    models.DateTimeField(
                        db_index=True, default=django.utils.timezone.now, editable=False
                    ),
                ),
                (
                    "text_revision",
                    models.PositiveIntegerField(
                        editable=False,
                        help_text="Of the document, when it was reported.",
                        null=True,
                    ),
                ),
                (
                    "form_key",
                    models.UUIDField(
                        editable=False,
                        help_text="Of the form: sent twice, it counts once.",
                        unique=True,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("taken", "Taken"),
                            ("settled", "Settled"),
                            ("rejected", "Rejected"),
                            ("spam", "Spam"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        help_text="What was decided and why, for colleagues. No reader sees it.",
                        max_length=500,
                    ),
                ),
                ("closed", models.DateTimeField(editable=False, null=True)),
                (
                    "thanked_name",
                    models.CharField(
                        blank=True,
                        editable=False,
                        help_text="The reader named in the public history, who allowed it.",
                        max_length=100,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "assigned_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "correction",
                    models.ForeignKey(
                        blank=True,
                        help_text="The revision in which the mistake is corrected.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="mistake_reports",
                        to="letters.revision",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mistake_reports",
                        to="letters.document",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mistake_reports",
                        to="letters.section",
                    ),
                ),
            ],
            options={
                "verbose_name": "report of a mistake",
                "verbose_name_plural": "reports of mistakes",
                "ordering": ["-received", "-pk"],
                "indexes": [
                    models.Index(
                        fields=["state", "received"], name="report_state_and_day"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("document", None), ("section", None), _connector="XOR"
                        ),
                        name="report_is_about_one_text",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end", None), ("start", None)),
                            ("start__lt", models.F("end")),
                            _connector="OR",
                        ),
                        name="report_place_has_words",
                    ),
                ],
            },
        ),
        migrations.RunSQL(NOTE, migrations.RunSQL.noop),
    ]
