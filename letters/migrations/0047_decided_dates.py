"""What a text says of its date, and which markings are an archivist's."""

from django.db import migrations, models

KINDS = [
    ("date", "Date"),
    ("subject", "Subject"),
    ("level", "Level of classification"),
    ("handling", "Handling"),
    ("precedence", "Precedence"),
    ("place", "Place of the dateline"),
    ("time", "Time of the dateline"),
    ("reference", "Cross-reference"),
]


class Migration(migrations.Migration):
    dependencies = [("letters", "0046_statement_decisions")]

    operations = [
        migrations.AddField(
            "document",
            "stated_date",
            models.CharField(
                blank=True,
                default="",
                editable=False,
                help_text="What the text says (EDTF), unless an archivist rejected it.",
                max_length=60,
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "document",
            "stated_date_words",
            models.CharField(
                blank=True,
                default="",
                editable=False,
                help_text="From which it is read.",
                max_length=300,
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "document",
            "corrected_markings",
            models.JSONField(
                blank=True,
                default=dict,
                editable=False,
                help_text="Each term that is an archivist’s, with what the text has "
                "instead.",
            ),
        ),
        migrations.AlterField(
            "statementdecision",
            "kind",
            models.CharField(choices=KINDS, max_length=10),
        ),
    ]
