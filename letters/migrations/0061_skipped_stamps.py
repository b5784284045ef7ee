"""A public record that a transaction could not stamp is stamped when it was indexed."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql"
BACK = """
    -- CASCADE: and with them their triggers.
    DROP FUNCTION letters_stamp_skipped_records CASCADE;
    DROP FUNCTION letters_request_skipped_of_edition CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("letters", "0060_delivered_passages")]

    operations = [
        migrations.RunSQL((SQL / "skipped_stamps.sql").read_text("utf-8"), BACK),
    ]
