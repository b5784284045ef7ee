"""Readings keep the title that they had when they were handed over."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0036_settlements_and_filters")]

    operations = [
        migrations.AddField(
            model_name="reading",
            name="title_handed_over",
            field=models.CharField(
                blank=True,
                default="",
                editable=False,
                help_text=(
                    "Its title at that time: what a colleague prepares is nobody else’s."
                ),
                max_length=200,
            ),
            preserve_default=False,
        ),
    ]
