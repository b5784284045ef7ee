"""What a document is about, and what lists call it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0022_addresses_of_people")]

    operations = [
        migrations.AddField(
            "document",
            "label",
            models.CharField(
                blank=True,
                default="",
                editable=False,
                help_text="What lists show instead of a title that many documents have.",
                max_length=200,
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "document",
            "subject",
            models.TextField(
                blank=True,
                default="",
                help_text="Each on a line of its own. Where it is empty, the subjects that "
                "the document prints are shown.",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "document",
            "printed_subjects",
            models.JSONField(blank=True, default=list, editable=False),
        ),
    ]
