"""A change is noted under a name of its transaction that no other cluster gives again."""

from pathlib import Path

from django.db import migrations, models

SQL = Path(__file__).parent / "sql"
# Negative, since PostgreSQL's ids of transactions are not.
BACK = """
    ALTER TABLE {table}
        ALTER COLUMN transaction DROP DEFAULT,
        ALTER COLUMN transaction TYPE bigint USING -id,
        ALTER COLUMN transaction SET DEFAULT pg_current_xact_id()::text::bigint;
"""


def _named(model: str, *, unique: bool) -> migrations.AlterField:
    field = models.UUIDField(
        db_default=models.Func(function="letters_current_transaction"),
        editable=False,
        unique=unique,
    )
    return migrations.AlterField(model, "transaction", field)


class Migration(migrations.Migration):
    """The triggers stay: they leave the column to its default."""

    dependencies = [
        ("letters", "0014_problems_of_scans"),
    ]

    operations = [
        migrations.RunSQL(
            (SQL / "transactions.sql").read_text(encoding="utf-8"),
            BACK.format(table="letters_contentversion")
            + BACK.format(table="letters_indexrequest")
            + "DROP FUNCTION letters_current_transaction;",
            state_operations=[
                _named("contentversion", unique=True),
                _named("indexrequest", unique=False),
            ],
        ),
    ]
