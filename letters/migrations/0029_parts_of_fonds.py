"""Parts of a record group that are cited from elsewhere; inferred repositories."""

from django.db import migrations, models

_HELD_IN = """
    CREATE OR REPLACE FUNCTION letters_documents_held_in(repositories bigint[])
    RETURNS TABLE (document_id bigint)
    LANGUAGE sql AS $$
        SELECT FROM letters_repository WHERE id = ANY (repositories)
        ORDER BY id FOR UPDATE;
        SELECT document_id FROM letters_holding
        WHERE repository_id = ANY (repositories)
        UNION
        SELECT letters_document.id FROM letters_document
        JOIN letters_archivalunit ON letters_archivalunit.id = archival_unit_id
        WHERE repository_id = ANY (repositories)
        {holdings};
    $$;
"""
_HOLDINGS = """
        UNION
        SELECT document_id FROM letters_holding
        JOIN letters_archivalunit ON letters_archivalunit.id = archival_unit_id
        WHERE letters_archivalunit.repository_id = ANY (repositories)
"""
_WATCH = """
    SELECT letters_watch(
        'letters_archivalunit',
        'SELECT letters_document.id AS document_id FROM letters_document
        WHERE archival_unit_id IN (SELECT id FROM changed) {holdings}',
        '{{parent_id, level_of_description, title, reference_code, folded_title{names}}}'
    );
"""
_HELD = """UNION SELECT document_id FROM letters_holding
        WHERE archival_unit_id IN (SELECT id FROM changed)"""
WATCH = _HELD_IN.format(holdings=_HOLDINGS) + _WATCH.format(
    holdings=_HELD, names=", archival_history"
)
UNWATCH = _HELD_IN.format(holdings="") + _WATCH.format(holdings="", names="")


class Migration(migrations.Migration):
    """Holdings lead to the parts as documents are derived again."""

    dependencies = [("letters", "0028_places")]

    operations = [
        migrations.RunSQL(migrations.RunSQL.noop, UNWATCH),
        migrations.AddField(
            "archivalunit",
            "archival_history",
            models.TextField(blank=True, default="", help_text="ISAD(G) 3.2.3."),
            preserve_default=False,
        ),
        migrations.AddField(
            "holding",
            "inferred_from",
            models.CharField(
                blank=True,
                default="",
                help_text="How the repository is known, where the note does not name it.",
                max_length=200,
            ),
            preserve_default=False,
        ),
        migrations.RunSQL(WATCH, migrations.RunSQL.noop),
    ]
