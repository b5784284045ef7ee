"""The database notes which documents are public, and which were."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

SQL = Path(__file__).parent / "sql"
# Readers may see what it says: which identifiers were public.
NOTE = "SELECT letters_note_changes_of('letters_publicrecord')"
BACK = """
    -- CASCADE: and with them their triggers.
    DROP FUNCTION letters_note_public_record CASCADE;
    DROP FUNCTION letters_stamp_indexed_records CASCADE;
    DROP FUNCTION letters_stamp_records_of_edition CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("letters", "0053_topics_and_site_pages")]

    operations = [
        migrations.CreateModel(
            name="PublicRecord",
            fields=[
                (
                    "identifier",
                    models.CharField(max_length=160, primary_key=True, serialize=False),
                ),
                (
                    "is_gone",
                    models.BooleanField(
                        default=False,
                        help_text="Withdrawn, deleted, or called otherwise by now.",
                    ),
                ),
                (
                    "stamped",
                    models.DateTimeField(help_text="When this was last changed."),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="public_records",
                        to="letters.edition",
                    ),
                ),
            ],
            options={
                "ordering": ["stamped", "identifier"],
                "indexes": [
                    models.Index(
                        fields=["stamped", "identifier"], name="public_record_stamped"
                    ),
                    models.Index(
                        fields=["edition", "stamped", "identifier"],
                        name="public_record_of_edition",
                    ),
                ],
            },
        ),
        migrations.RunSQL((SQL / "public_records.sql").read_text("utf-8"), BACK),
        migrations.RunSQL(NOTE, migrations.RunSQL.noop),
    ]
