"""Annotations know the form they were first saved with, so that it makes only one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0033_changes_of_readings")]

    operations = [
        migrations.AddField(
            model_name="annotation",
            name="form_key",
            field=models.UUIDField(
                blank=True,
                editable=False,
                help_text="Of the form that made it: sent again, it changes this one.",
                null=True,
            ),
        ),
        migrations.AddConstraint(
            model_name="annotation",
            constraint=models.UniqueConstraint(
                fields=["item", "form_key"], name="annotation_once_per_form"
            ),
        ),
    ]
