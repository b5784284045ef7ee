"""How far the preparation of a scan is, and which page of its file it shows."""

from django.db import migrations, models

# How far a scan is prepared is nothing that is searched for.
WATCH = """
    SELECT letters_watch(
        'letters_pageimage', ignored => '{state, fault, tile_version}'
    )
"""
WATCH_ALL = "SELECT letters_watch('letters_pageimage')"


class Migration(migrations.Migration):
    """The scans of an existing archive wait; they are cut while it serves."""

    dependencies = [("letters", "0054_public_records")]

    operations = [
        migrations.AddField(
            model_name="pageimage",
            name="frame",
            field=models.PositiveIntegerField(
                default=0,
                editable=False,
                help_text="Which page of the file; 0 is the first, or the only one.",
            ),
        ),
        migrations.AddField(
            model_name="pageimage",
            name="state",
            field=models.CharField(
                choices=[
                    ("waiting", "waits to be prepared"),
                    ("cutting", "is being prepared"),
                    ("ready", "ready"),
                    ("damaged", "damaged"),
                ],
                default="waiting",
                editable=False,
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="pageimage",
            name="fault",
            field=models.CharField(
                blank=True,
                editable=False,
                help_text="Why the scan cannot be shown.",
                max_length=300,
            ),
        ),
        migrations.AddField(
            model_name="pageimage",
            name="tile_version",
            field=models.PositiveSmallIntegerField(
                default=0,
                editable=False,
                help_text="The rules by which its tiles were cut.",
            ),
        ),
        migrations.AddIndex(
            model_name="pageimage",
            index=models.Index(
                condition=models.Q(("state", "ready"), _negated=True),
                fields=["state"],
                name="unready_scans",
            ),
        ),
        migrations.RunSQL(WATCH, WATCH_ALL),
        migrations.AlterField(
            model_name="annotationtarget",
            name="image",
            field=models.CharField(
                blank=True,
                help_text="The SHA-256 of the scan and its page in the file, for a "
                "region.",
                max_length=70,
            ),
        ),
    ]
