"""Documents are indexed by the name of the record that stands for a person."""

from django.db import migrations

# Such a record can be listed by volumes without a published document: then it is hidden,
# and so is its name. It is shown, or hidden, with the first or the last document that is
# published of a volume.
_REQUEST = """
    CREATE FUNCTION letters_request_namesakes() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
    DECLARE
        rows text := CASE TG_OP
            WHEN 'INSERT' THEN 'TABLE new_rows'
            WHEN 'DELETE' THEN 'TABLE old_rows'
            ELSE 'SELECT new_rows.* FROM new_rows JOIN old_rows USING (id)
                WHERE new_rows.status <> old_rows.status'
        END;
    BEGIN
        EXECUTE format(
            'WITH changed AS (%s), edition AS (
                SELECT DISTINCT edition_id FROM changed
                WHERE edition_id IS NOT NULL AND NOT EXISTS (
                    SELECT FROM letters_document AS other
                    WHERE other.edition_id = changed.edition_id
                        AND other.status = ''published''
                        AND other.id NOT IN (SELECT id FROM changed)
                )
            ), agents AS (
                SELECT array_agg(DISTINCT agent_id) AS listed FROM letters_entry
                WHERE edition_id IN (SELECT edition_id FROM edition)
            )
            INSERT INTO letters_indexrequest (document_id)
            SELECT DISTINCT document_id FROM agents, letters_documents_naming(listed)
            WHERE listed IS NOT NULL
            ON CONFLICT (document_id, transaction) DO NOTHING',
            rows
        );
        RETURN NULL;
    END
    $$;
"""
_TRIGGER = """
    CREATE TRIGGER request_namesakes_after_{event} AFTER {event} ON letters_document
    REFERENCING {rows}
    FOR EACH STATEMENT EXECUTE FUNCTION letters_request_namesakes();
"""
_ROWS = {
    "insert": "NEW TABLE AS new_rows",
    "update": "OLD TABLE AS old_rows NEW TABLE AS new_rows",
    "delete": "OLD TABLE AS old_rows",
}


# In whose list a record stands decides whether it is hidden.
_WATCH = """
    SELECT letters_watch(
        'letters_entry',
        'SELECT * FROM letters_documents_naming(ARRAY(SELECT agent_id FROM changed))',
        '{kind, key, name, description, position}'
    );
"""
_UNWATCH = """
    DROP TRIGGER request_indexing_after_insert ON letters_entry;
    DROP TRIGGER request_indexing_after_update ON letters_entry;
    DROP TRIGGER request_indexing_after_delete ON letters_entry;
"""


class Migration(migrations.Migration):
    dependencies = [("letters", "0030_declassification")]

    operations = [
        migrations.RunSQL(
            _REQUEST,
            "DROP FUNCTION letters_request_namesakes CASCADE",
        ),
        *(
            migrations.RunSQL(
                _TRIGGER.format(event=event, rows=rows),
                f"DROP TRIGGER request_namesakes_after_{event} ON letters_document",
            )
            for event, rows in _ROWS.items()
        ),
        migrations.RunSQL(_WATCH, _UNWATCH),
    ]
