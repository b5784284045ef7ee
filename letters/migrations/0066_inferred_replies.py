"""Answers that count only if a letter between the same two sides is found."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0065_front")]

    operations = [
        migrations.AddField(
            model_name="statedreply",
            name="is_inferred",
            field=models.BooleanField(
                default=False,
                help_text="It counts only while `target` is a letter of the same two sides.",
            ),
        ),
    ]
