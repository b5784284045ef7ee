"""The documents with which the home page begins."""

import django.db.models.deletion
from django.db import migrations, models

# The home page is made anew when they change.
NOTE = "SELECT letters_note_changes_of('letters_featureddocument')"


class Migration(migrations.Migration):
    dependencies = [("letters", "0050_withheld_sources")]

    operations = [
        migrations.CreateModel(
            name="FeaturedDocument",
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
                    "words",
                    models.CharField(
                        blank=True,
                        help_text="Why a reader should begin with it, in a sentence or "
                        "two.",
                        max_length=300,
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="The smallest number stands first."
                    ),
                ),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="featured",
                        to="letters.document",
                    ),
                ),
            ],
            options={"ordering": ["position", "pk"]},
        ),
        migrations.RunSQL(NOTE, migrations.RunSQL.noop),
    ]
