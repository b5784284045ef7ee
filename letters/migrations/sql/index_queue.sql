-- What changes in a watched table leaves a request for each document that the changed
-- rows have a part in: in the same transaction, and only one for a document however
-- many rows, statements and tables change. Django, COPY and psql are all the same to it.


-- The trigger of every watched table, run once for each statement. Its arguments are
-- the query that leads from the rows `changed` to the documents, and the columns that
-- the index does not read. A request does not depend on the document's being
-- published: somebody else may be publishing it at this moment, unseen from here.
CREATE FUNCTION letters_request_indexing() RETURNS trigger
-- A restored dump, for one, is filled in by a session that has no search path.
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    documents text := TG_ARGV[0];
    ignored text[] := TG_ARGV[1];
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
        INSERT INTO letters_indexrequest (document_id)
        SELECT DISTINCT document_id FROM concerned
        ON CONFLICT (document_id, transaction) DO NOTHING',
        changed, documents
    );
    RETURN NULL;
END
$$;


-- Watch a table. A column that is not ignored is watched, one added later too.
CREATE FUNCTION letters_watch(
    watched regclass,
    documents text DEFAULT 'SELECT document_id FROM changed',
    ignored text[] DEFAULT '{}'
) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    event text;
    rows text;
BEGIN
    -- PostgreSQL shows a trigger the rows of one kind of event only.
    FOR event, rows IN VALUES
        ('insert', 'NEW TABLE AS new_rows'),
        ('update', 'OLD TABLE AS old_rows NEW TABLE AS new_rows'),
        ('delete', 'OLD TABLE AS old_rows')
    LOOP
        EXECUTE format(
            'CREATE OR REPLACE TRIGGER %I AFTER %s ON %s REFERENCING %s
            FOR EACH STATEMENT EXECUTE FUNCTION letters_request_indexing(%L, %L)',
            'request_indexing_after_' || event, event, watched, rows,
            documents, ignored
        );
    END LOOP;
END
$$;


-- The documents that name somebody by any record of the same person.
CREATE FUNCTION letters_documents_naming(agents bigint[])
RETURNS TABLE (document_id bigint)
LANGUAGE sql AS $$
    -- Whoever gives one of them a part in a document at this moment commits before
    -- this and is seen below, or after the end of this transaction.
    SELECT FROM letters_agent WHERE id = ANY (agents) ORDER BY id FOR UPDATE;

    WITH person AS (
        SELECT coalesce(merged_into_id, id) AS id
        FROM letters_agent WHERE id = ANY (agents)
    ), record AS (
        SELECT id FROM letters_agent WHERE id IN (SELECT id FROM person)
        UNION ALL
        SELECT id FROM letters_agent WHERE merged_into_id IN (SELECT id FROM person)
    )
    SELECT document_id FROM letters_correspondenceevent
    WHERE agent_id IN (SELECT id FROM record)
    UNION
    SELECT document_id FROM letters_hand
    WHERE agent_id IN (SELECT id FROM record)
    UNION
    SELECT document_id FROM letters_conditionalpassage
    WHERE authority_id IN (SELECT id FROM record);
$$;


-- The documents of editions.
CREATE FUNCTION letters_documents_in(editions bigint[])
RETURNS TABLE (document_id bigint)
LANGUAGE sql AS $$
    -- As with agents: nobody puts a document in one of them unseen.
    SELECT FROM letters_edition WHERE id = ANY (editions) ORDER BY id FOR UPDATE;
    SELECT id FROM letters_document WHERE edition_id = ANY (editions);
$$;


-- What is watched. A later migration adds a table by a line of the same kind.

SELECT letters_watch(
    'letters_document', 'SELECT id AS document_id FROM changed', '{created, changed}'
);
SELECT letters_watch(
    'letters_transcription', ignored => '{tei, html, is_in_notation, rules}'
);
SELECT letters_watch('letters_footnote', ignored => '{html}');
SELECT letters_watch('letters_mark');
SELECT letters_watch('letters_conditionalpassage');
SELECT letters_watch('letters_hand');
SELECT letters_watch('letters_pageimage');
SELECT letters_watch('letters_correspondenceevent');
SELECT letters_watch('letters_holding');
SELECT letters_watch(
    'letters_agent',
    'SELECT * FROM letters_documents_naming(
        ARRAY(SELECT unnest(ARRAY[id, merged_into_id]) FROM changed)
    )',
    '{authority, description}'
);
SELECT letters_watch(
    'letters_namevariant',
    'SELECT * FROM letters_documents_naming(ARRAY(SELECT agent_id FROM changed))'
);
SELECT letters_watch(
    'letters_edition',
    'SELECT * FROM letters_documents_in(ARRAY(SELECT id FROM changed))',
    '{editors, publisher, year, address, reproduction_conditions}'
);
