"""What archivists decided about statements that are read from a text."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

DECISIONS = [
    ("confirmed", "Confirmed"),
    ("corrected", "Corrected"),
    ("rejected", "Rejected: readers are not told"),
]
KINDS = [
    ("subject", "Subject"),
    ("level", "Level of classification"),
    ("handling", "Handling"),
    ("precedence", "Precedence"),
    ("place", "Place of the dateline"),
    ("time", "Time of the dateline"),
    ("reference", "Cross-reference"),
]
# The index needs not be told: what is decided changes rows that are watched.
NOTE = "SELECT letters_note_changes_of('letters_statementdecision');"


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0045_deleted_records"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="StatementDecision",
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
                ("kind", models.CharField(choices=KINDS, max_length=10)),
                ("stated", models.TextField()),
                (
                    "words",
                    models.TextField(blank=True, help_text="From which it is read."),
                ),
                ("footnote_key", models.CharField(blank=True, max_length=80)),
                ("decision", models.CharField(choices=DECISIONS, max_length=9)),
                ("correction", models.CharField(blank=True, max_length=500)),
                ("decided", models.DateTimeField(auto_now=True)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="statement_decisions",
                        to="letters.document",
                    ),
                ),
                (
                    "editor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"ordering": ["kind", "pk"]},
        ),
        migrations.AddIndex(
            "statementdecision",
            models.Index(fields=["document", "kind"], name="statement_of_document"),
        ),
        migrations.AddField(
            "crossreference",
            "decision",
            models.CharField(
                blank=True,
                choices=DECISIONS,
                default="",
                editable=False,
                help_text="What an archivist says of it: see StatementDecision.",
                max_length=9,
            ),
            preserve_default=False,
        ),
        migrations.RunSQL(NOTE, migrations.RunSQL.noop),
    ]
