"""Declassification as an event, with its authority."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Documents have the event as soon as they are derived again."""

    dependencies = [("letters", "0029_parts_of_fonds")]

    operations = [
        migrations.AddField(
            "correspondenceevent",
            "authority",
            models.CharField(
                blank=True,
                default="",
                help_text="Under which it was declassified: “E.O. 12958, NLS 98-123”.",
                max_length=200,
            ),
            preserve_default=False,
        ),
        migrations.AlterField(
            "correspondenceevent",
            "type",
            models.CharField(
                choices=[
                    ("drafted", "Drafted"),
                    ("cleared", "Cleared"),
                    ("approved", "Approved"),
                    ("signed", "Signed"),
                    ("sent", "Sent"),
                    ("transmitted", "Transmitted"),
                    ("delivered", "Delivered"),
                    ("received", "Received"),
                    ("took-part", "Took part"),
                    ("declassified", "Declassified"),
                ],
                max_length=12,
            ),
        ),
    ]
