"""The topics of the indexes of volumes, and an archive's own texts of its pages."""

import django.db.models.deletion
from django.db import migrations, models

# Pages are made anew when they change.
NOTE = """
    SELECT letters_note_changes_of('letters_topic');
    SELECT letters_note_changes_of('letters_sitepage');
"""
# The topics of the indexes that are held already: derived again, beside the server.
READ_ANEW = """
    UPDATE letters_sectiontext SET derivation_version = 0
    WHERE tei LIKE '%"index"%'
"""


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0052_folded_words"),
    ]

    operations = [
        migrations.CreateModel(
            name="SitePage",
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
                    "name",
                    models.CharField(
                        choices=[
                            ("about", "About"),
                            ("editorial-principles", "Editorial principles"),
                            ("how-to-cite", "How to cite"),
                            ("reuse", "Reuse and rights"),
                            ("accessibility", "Accessibility"),
                            ("privacy", "Privacy"),
                            ("contact", "Contact"),
                        ],
                        max_length=24,
                        unique=True,
                        verbose_name="page",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="Empty: the usual title of the page.",
                        max_length=120,
                    ),
                ),
                (
                    "text",
                    models.TextField(
                        help_text="In Markdown, in place of the text that comes with the archive. Delete this record to have that text again."
                    ),
                ),
            ],
            options={
                "verbose_name": "page about the archive",
                "verbose_name_plural": "pages about the archive",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Topic",
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
                ("key", models.CharField(db_index=True, max_length=100)),
                ("name", models.CharField(max_length=300)),
                (
                    "person_key",
                    models.CharField(
                        blank=True,
                        help_text="Of the person in the volume’s list whom the heading names.",
                        max_length=80,
                    ),
                ),
                ("lines", models.JSONField(default=list)),
                ("words", models.TextField()),
                (
                    "places",
                    models.PositiveIntegerField(
                        help_text="How many pages or documents stand under it."
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="topics",
                        to="letters.section",
                    ),
                ),
            ],
            options={
                "ordering": ["section", "position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("section", "position"),
                        name="topic_position_once_per_index",
                    )
                ],
            },
        ),
        migrations.RunSQL(NOTE, migrations.RunSQL.noop),
        migrations.RunSQL(READ_ANEW, migrations.RunSQL.noop),
    ]
