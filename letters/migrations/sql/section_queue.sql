-- Sections of volumes are indexed too, by requests of their own. Here the functions of
-- index_queue.sql learn to which queue a trigger writes: its third argument.


CREATE OR REPLACE FUNCTION letters_request_indexing() RETURNS trigger
-- A restored dump, for one, is filled in by a session that has no search path.
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    concerned text := TG_ARGV[0];
    ignored text[] := TG_ARGV[1];
    queue text := coalesce(TG_ARGV[2], 'letters_indexrequest');
    key text := CASE queue
        WHEN 'letters_indexrequest' THEN 'document_id' ELSE 'section_id'
    END;
    columns text;
    changed text;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        SELECT string_agg(quote_ident(attname), ', ') INTO columns
        FROM pg_attribute
        WHERE attrelid = TG_RELID AND attnum > 0 AND NOT attisdropped
            AND attname <> ALL (ignored);
    END IF;
    changed := CASE TG_OP
        WHEN 'INSERT' THEN 'TABLE new_rows'
        WHEN 'DELETE' THEN 'TABLE old_rows'
        ELSE format(
            '(SELECT %1$s FROM old_rows EXCEPT SELECT %1$s FROM new_rows)
            UNION ALL
            (SELECT %1$s FROM new_rows EXCEPT SELECT %1$s FROM old_rows)',
            columns
        )
    END;
    EXECUTE format(
        'WITH changed AS (%s), concerned AS (%s)
        INSERT INTO %I (%I) SELECT DISTINCT %4$I FROM concerned
        ON CONFLICT (%4$I, transaction) DO NOTHING',
        changed, concerned, queue, key
    );
    RETURN NULL;
END
$$;


-- Watch a table for the sections that its rows have a part in.
CREATE FUNCTION letters_watch_for_sections(
    watched regclass, sections text, ignored text[] DEFAULT '{}'
) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    event text;
    rows text;
BEGIN
    FOR event, rows IN VALUES
        ('insert', 'NEW TABLE AS new_rows'),
        ('update', 'OLD TABLE AS old_rows NEW TABLE AS new_rows'),
        ('delete', 'OLD TABLE AS old_rows')
    LOOP
        EXECUTE format(
            'CREATE OR REPLACE TRIGGER %I AFTER %s ON %s REFERENCING %s
            FOR EACH STATEMENT EXECUTE FUNCTION letters_request_indexing(
                %L, %L, ''letters_sectionindexrequest''
            )',
            'request_indexing_of_sections_after_' || event, event, watched, rows,
            sections, ignored
        );
    END LOOP;
END
$$;


-- The sections of editions.
CREATE FUNCTION letters_sections_in(editions bigint[])
RETURNS TABLE (section_id bigint)
LANGUAGE sql AS $$
    -- As in letters_documents_in: nobody adds a section to one of them unseen.
    SELECT FROM letters_edition WHERE id = ANY (editions) ORDER BY id FOR UPDATE;
    SELECT id FROM letters_section WHERE edition_id = ANY (editions);
$$;


-- The sections of the editions that may have been made public, or withdrawn, with these
-- documents of theirs: those in which no other document is published.
CREATE FUNCTION letters_sections_published_with(documents bigint[], editions bigint[])
RETURNS TABLE (section_id bigint)
LANGUAGE sql AS $$
    -- Whoever publishes or withdraws another document, or adds a section, commits
    -- before this and is seen below, or after the end of this transaction.
    SELECT FROM letters_edition WHERE id = ANY (editions) ORDER BY id FOR UPDATE;
    SELECT id FROM letters_section AS section
    WHERE edition_id = ANY (editions) AND NOT EXISTS (
        SELECT FROM letters_document AS other
        WHERE other.edition_id = section.edition_id
            AND other.status = 'published' AND other.id <> ALL (documents)
    );
$$;


-- What is watched. Of documents, only what makes their edition public. A column that is
-- added later is watched as well: it then makes requests that are not needed.

SELECT letters_watch_for_sections(
    'letters_section', 'SELECT id AS section_id FROM changed'
);
SELECT letters_watch_for_sections(
    'letters_sectiontext', 'SELECT section_id FROM changed',
    '{tei, html, derivation_version}'
);
SELECT letters_watch_for_sections(
    'letters_edition',
    'SELECT * FROM letters_sections_in(ARRAY(SELECT id FROM changed))',
    '{editors, publisher, year, address, reproduction_conditions}'
);
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
);


-- Sections are derived again, which adds the plain texts of their notes.
UPDATE letters_sectiontext SET derivation_version = 0, notes = (
    SELECT coalesce(jsonb_agg((note - 3) || '[""]'::jsonb ORDER BY place), '[]')
    FROM jsonb_array_elements(notes) WITH ORDINALITY AS each (note, place)
);
