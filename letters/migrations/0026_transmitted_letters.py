"""Letters that other documents transmit are documents too."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0024_markings")]

    operations = [
        migrations.AddField(
            "document",
            "carrier",
            models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The document whose text has the whole text of this one in it.",
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="transmitted_letters",
                to="letters.document",
            ),
        ),
        migrations.AddField(
            "document",
            "carried_as",
            models.CharField(blank=True, default="", editable=False, max_length=40),
            preserve_default=False,
        ),
        migrations.AddField(
            "document",
            "carried_from",
            models.PositiveIntegerField(
                editable=False,
                help_text="Where it begins in the text of its carrier.",
                null=True,
            ),
        ),
        migrations.AddConstraint(
            "document",
            models.UniqueConstraint(
                fields=("carrier", "carried_as"), name="transmitted_letter_once"
            ),
        ),
    ]
