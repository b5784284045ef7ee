"""Level, handling and precedence as terms, beside the words that are printed."""

from django.db import migrations, models

# The index has the names of repositories. As with agents: nobody says of a document that
# it is held in one of them unseen.
WATCH = """
    CREATE FUNCTION letters_documents_held_in(repositories bigint[])
    RETURNS TABLE (document_id bigint)
    LANGUAGE sql AS $$
        SELECT FROM letters_repository WHERE id = ANY (repositories)
        ORDER BY id FOR UPDATE;
        SELECT document_id FROM letters_holding
        WHERE repository_id = ANY (repositories)
        UNION
        SELECT letters_document.id FROM letters_document
        JOIN letters_archivalunit ON letters_archivalunit.id = archival_unit_id
        WHERE repository_id = ANY (repositories);
    $$;
    SELECT letters_watch(
        'letters_repository',
        'SELECT * FROM letters_documents_held_in(ARRAY(SELECT id FROM changed))',
        '{identifier, cited_as, place}'
    );
    SELECT letters_watch(
        'letters_archivalunit',
        'SELECT letters_document.id AS document_id FROM letters_document
        WHERE archival_unit_id IN (SELECT id FROM changed)',
        '{parent_id, level_of_description, title, reference_code}'
    );
"""
UNWATCH = r"""
    DO $$
    DECLARE
        watched record;
    BEGIN
        FOR watched IN
            SELECT tgname, tgrelid::regclass AS relation FROM pg_trigger
            WHERE tgname LIKE 'request\_indexing\_after\_%'
                AND tgrelid IN (
                    'letters_repository'::regclass, 'letters_archivalunit'::regclass
                )
        LOOP
            EXECUTE format('DROP TRIGGER %I ON %s', watched.tgname, watched.relation);
        END LOOP;
    END
    $$;
    DROP FUNCTION letters_documents_held_in;
"""


class Migration(migrations.Migration):
    """Documents have the terms as soon as they are derived again. Repositories are
    watched for the search index, which finds documents by them."""

    dependencies = [("letters", "0023_subjects_and_labels")]

    operations = [
        migrations.AlterField(
            "document",
            "classification_marking",
            models.CharField(
                blank=True,
                help_text="“Secret; Eyes Only; Priority”. Overrules what the text and "
                "its source note have.",
                max_length=120,
            ),
        ),
        migrations.AddField(
            "document",
            "level",
            models.CharField(
                blank=True,
                choices=[
                    ("top secret", "Top Secret"),
                    ("secret", "Secret"),
                    ("confidential", "Confidential"),
                    ("restricted", "Restricted"),
                    ("limited official use", "Limited Official Use"),
                    ("official use only", "Official Use Only"),
                    ("unclassified", "Unclassified"),
                    ("none", "No classification marking"),
                ],
                default="",
                editable=False,
                max_length=24,
                verbose_name="level of classification",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "document",
            "handling",
            models.JSONField(default=list, editable=False),
        ),
        migrations.AddField(
            "document",
            "precedence",
            models.JSONField(default=list, editable=False),
        ),
        migrations.AddField(
            "document",
            "printed_markings",
            models.TextField(
                blank=True,
                default="",
                editable=False,
                help_text="The words from which level, handling and precedence are read.",
            ),
            preserve_default=False,
        ),
        migrations.RunSQL(WATCH, UNWATCH),
    ]
