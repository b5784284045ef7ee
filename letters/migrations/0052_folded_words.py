"""Names and titles as archivists' words are compared with them."""

from pathlib import Path
from typing import Any

from django.db import migrations, models
from django.db.models.functions import Concat

SQL = Path(__file__).parent / "sql"
# As in section_queue.sql, for the columns that there are by now: of documents, sections
# ask no more than whether they are published, and in which edition.
WATCH = """
    SELECT letters_watch_for_sections(
        'letters_document',
        'SELECT * FROM letters_sections_published_with(
            ARRAY(SELECT id FROM changed),
            ARRAY(SELECT DISTINCT edition_id FROM changed WHERE edition_id IS NOT NULL)
        )',
        (
            SELECT array_agg(attname::text) FROM pg_attribute
            WHERE attrelid = 'letters_document'::regclass AND attnum > 0
                AND NOT attisdropped AND attname NOT IN ('id', 'status', 'edition_id')
        )
    )
"""
LINE_BREAK = models.Value("\n")


def _folded(model: str, expression: Any, help_text: str) -> migrations.AddField:
    field = models.GeneratedField(
        expression=models.Func(
            expression, function="letters_folded", output_field=models.TextField()
        ),
        output_field=models.TextField(),
        db_persist=True,
        help_text=help_text,
    )
    return migrations.AddField(model, "folded", field)


class Migration(migrations.Migration):
    """Each of the four tables is written anew: a second or two for 30,000 documents."""

    dependencies = [("letters", "0051_featured_documents")]

    operations = [
        migrations.RunSQL(
            (SQL / "folded_words.sql").read_text(encoding="utf-8"),
            "DROP FUNCTION letters_folded",
        ),
        _folded(
            "document",
            Concat(
                *("title", LINE_BREAK, "label", LINE_BREAK, "identifier"),
                *(LINE_BREAK, "reference_code"),
            ),
            "Title, label, identifier and reference code, as they are compared.",
        ),
        _folded(
            "correspondenceevent",
            "name_as_written",
            "The name as written, as it is compared.",
        ),
        _folded(
            "agent",
            Concat("authorized_name", LINE_BREAK, "display_name"),
            "Both names, as they are compared.",
        ),
        _folded("namevariant", "name", "The name, as it is compared."),
        migrations.RunSQL(WATCH, migrations.RunSQL.noop),
    ]
