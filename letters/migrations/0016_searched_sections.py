"""Sections of volumes are searched: their changes are queued for the index."""

from pathlib import Path

import django.db.models.functions.datetime
from django.db import migrations, models

SQL = Path(__file__).parent / "sql"
BACK = r"""
    DO $$
    DECLARE
        watched record;
    BEGIN
        FOR watched IN
            SELECT tgname, tgrelid::regclass AS relation FROM pg_trigger
            WHERE tgname LIKE 'request\_indexing\_of\_sections\_%'
        LOOP
            EXECUTE format('DROP TRIGGER %I ON %s', watched.tgname, watched.relation);
        END LOOP;
    END
    $$;
    DROP FUNCTION letters_watch_for_sections, letters_sections_in,
        letters_sections_published_with;
    UPDATE letters_sectiontext SET derivation_version = 0, notes = (
        SELECT coalesce(jsonb_agg(note - 3 ORDER BY place), '[]')
        FROM jsonb_array_elements(notes) WITH ORDINALITY AS each (note, place)
    );
"""


class Migration(migrations.Migration):
    """The trigger's function keeps what it learns: without a third argument, it does
    what it did before."""

    dependencies = [
        ("letters", "0015_names_of_transactions"),
    ]

    operations = [
        migrations.CreateModel(
            name="SectionIndexRequest",
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
                ("section_id", models.BigIntegerField()),
                (
                    "requested",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now()
                    ),
                ),
                (
                    "transaction",
                    models.UUIDField(
                        db_default=models.Func(function="letters_current_transaction"),
                        editable=False,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("section_id", "transaction"),
                        name="section_index_request_once_per_transaction",
                    )
                ],
            },
        ),
        migrations.RunSQL(
            (SQL / "section_queue.sql").read_text(encoding="utf-8"), BACK
        ),
    ]
