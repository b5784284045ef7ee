from pathlib import Path

import django.db.models.functions.comparison
import django.db.models.functions.datetime
from django.db import migrations, models

SQL = Path(__file__).parent / "sql"


class Migration(migrations.Migration):
    """Changes are noted by the database itself, and pages kept between them."""

    dependencies = [
        ("letters", "0004_more_words_after_an_identifier"),
    ]

    operations = [
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "transaction",
                    models.BigIntegerField(
                        db_default=django.db.models.functions.comparison.Cast(
                            django.db.models.functions.comparison.Cast(
                                models.Func(function="pg_current_xact_id"),
                                models.TextField(),
                            ),
                            models.BigIntegerField(),
                        ),
                        editable=False,
                        unique=True,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="KeptPage",
            fields=[
                (
                    "key",
                    models.CharField(max_length=64, primary_key=True, serialize=False),
                ),
                ("state", models.CharField(db_index=True, max_length=40)),
                ("etag", models.CharField(max_length=80)),
                ("headers", models.JSONField()),
                ("body", models.BinaryField()),
                (
                    "kept",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now()
                    ),
                ),
            ],
        ),
        migrations.RunSQL(
            (SQL / "changes.sql").read_text(encoding="utf-8"),
            """
            -- CASCADE: and with it the triggers of all tables.
            DROP FUNCTION letters_note_change CASCADE;
            DROP FUNCTION letters_note_changes_of;
            """,
        ),
    ]
