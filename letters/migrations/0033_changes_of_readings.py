"""A draft of a teacher is in no page, so its changes leave the cached pages valid."""

from django.db import migrations

_NOTE = """
    CREATE FUNCTION letters_note_change_of_reading() RETURNS trigger
    -- A change of a reading, or of a part of one, that somebody else may see, before it
    -- or after it.
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
    DECLARE
        part jsonb;
        reading bigint;
        seen_by text;
    BEGIN
        PERFORM 1 FROM letters_contentversion WHERE
            transaction = nullif(current_setting('letters.transaction', TRUE), '')::uuid;
        IF FOUND THEN
            RETURN NULL;
        END IF;
        FOR part IN
            SELECT DISTINCT version
            FROM (VALUES (to_jsonb(OLD)), (to_jsonb(NEW))) AS versions (version)
            WHERE version IS NOT NULL
        LOOP
            IF TG_TABLE_NAME = 'letters_reading' THEN
                seen_by := part->>'visibility';
            ELSE
                reading := CASE TG_TABLE_NAME
                    WHEN 'letters_readingitem' THEN (part->>'reading_id')::bigint
                    WHEN 'letters_annotation' THEN (
                        SELECT reading_id FROM letters_readingitem
                        WHERE id = (part->>'item_id')::bigint
                    )
                    ELSE (
                        SELECT item.reading_id FROM letters_annotation AS annotation
                        JOIN letters_readingitem AS item ON item.id = annotation.item_id
                        WHERE annotation.id = (part->>'annotation_id')::bigint
                    )
                END;
                -- Whoever publishes it meanwhile waits, or is waited for: one of the two
                -- sees what the other did.
                SELECT visibility INTO seen_by FROM letters_reading
                WHERE id = reading FOR NO KEY UPDATE;
            END IF;
            IF seen_by IS DISTINCT FROM 'draft' THEN
                INSERT INTO letters_contentversion DEFAULT VALUES
                ON CONFLICT (transaction) DO NOTHING;
            END IF;
        END LOOP;
        RETURN NULL;
    END
    $$;
"""
_FORGET = "DROP FUNCTION letters_note_change_of_reading();"

_TABLES = (
    *("letters_reading", "letters_readingitem"),
    *("letters_annotation", "letters_annotationtarget"),
)
_FOR_EACH_ROW = """
    DROP TRIGGER note_change ON {table};
    CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION letters_note_change_of_reading();
    CREATE TRIGGER note_emptying AFTER TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION letters_note_change();
"""
_FOR_EACH_STATEMENT = """
    DROP TRIGGER note_emptying ON {table};
    SELECT letters_note_changes_of('{table}');
"""


class Migration(migrations.Migration):
    dependencies = [("letters", "0032_readings")]

    operations = [
        migrations.RunSQL(_NOTE, _FORGET),
        *(
            migrations.RunSQL(
                _FOR_EACH_ROW.format(table=table),
                _FOR_EACH_STATEMENT.format(table=table),
            )
            for table in _TABLES
        ),
    ]
