from pathlib import Path

import django.db.models.functions.comparison
import django.db.models.functions.datetime
from django.db import migrations, models

SQL = Path(__file__).parent / "sql"


class Migration(migrations.Migration):
    """The queue of the search index is written by the database itself."""

    dependencies = [
        ("letters", "0002_volumes"),
    ]

    operations = [
        # What waited before counts as one transaction.
        migrations.RunSQL(
            """
            DELETE FROM letters_indexrequest AS one USING letters_indexrequest AS later
            WHERE one.document_id = later.document_id AND one.id < later.id
            """,
            migrations.RunSQL.noop,
        ),
        migrations.AlterField(
            model_name="indexrequest",
            name="requested",
            field=models.DateTimeField(
                db_default=django.db.models.functions.datetime.Now()
            ),
        ),
        migrations.AddField(
            model_name="indexrequest",
            name="transaction",
            field=models.BigIntegerField(
                db_default=django.db.models.functions.comparison.Cast(
                    django.db.models.functions.comparison.Cast(
                        models.Func(function="pg_current_xact_id"), models.TextField()
                    ),
                    models.BigIntegerField(),
                ),
                editable=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="indexrequest",
            constraint=models.UniqueConstraint(
                fields=("document_id", "transaction"),
                name="index_request_once_per_transaction",
            ),
        ),
        migrations.RunSQL(
            (SQL / "index_queue.sql").read_text(encoding="utf-8"),
            """
            -- CASCADE: and with it the triggers of all watched tables.
            DROP FUNCTION letters_request_indexing CASCADE;
            DROP FUNCTION letters_watch, letters_documents_naming, letters_documents_in;
            """,
        ),
    ]
