"""Who took part in a conversation, for which side and when, and what archivists decide."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0019_places_of_notes")]

    operations = [
        migrations.AddField(
            "correspondenceevent",
            "time",
            models.CharField(
                blank=True,
                default="",
                help_text="As printed, with its zone: “6 p.m. EST”.",
                max_length=60,
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "correspondenceevent",
            "side",
            models.CharField(
                blank=True,
                default="",
                help_text="The government or office that a participant spoke for.",
                max_length=200,
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "correspondenceevent",
            "decision",
            models.CharField(
                blank=True,
                choices=[
                    ("confirmed", "Confirmed"),
                    ("corrected", "Corrected"),
                    ("rejected", "Rejected: readers are not told"),
                ],
                default="",
                help_text="What an archivist says of a statement that was read from the "
                "text.",
                max_length=9,
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
                ],
                max_length=11,
            ),
        ),
    ]
