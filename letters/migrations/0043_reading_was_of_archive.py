"""Readings know that they were the archive's own before they were handed over."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0042_words_of_hidden_documents")]

    operations = [
        migrations.AddField(
            model_name="reading",
            name="was_of_archive",
            field=models.BooleanField(
                default=False,
                editable=False,
                help_text="It was nobody’s, and is so again when the giver takes it back.",
            ),
        ),
    ]
