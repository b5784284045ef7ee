"""Corrections of the title, the date and the parties of a public document."""

from django.db import migrations, models

EXTENTS = [
    ("words", "Words"),
    ("markup", "Markup alone"),
    ("record", "No text, but the record"),
    ("unknown", "Not known"),
]


class Migration(migrations.Migration):
    dependencies = [("letters", "0047_decided_dates")]

    operations = [
        migrations.AddField(
            "textcorrection",
            "record",
            models.JSONField(
                default=list,
                help_text="Title, date (EDTF), sender, recipient: of each that was "
                "corrected, its words before and after.",
            ),
        ),
        migrations.AlterField(
            "textcorrection",
            "extent",
            models.CharField(choices=EXTENTS, max_length=8),
        ),
    ]
