-- Every transaction that changes what readers may see leaves one row that says so.


CREATE FUNCTION letters_note_change() RETURNS trigger
-- A restored dump, for one, is filled in by a session that has no search path.
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    INSERT INTO letters_change DEFAULT VALUES ON CONFLICT (transaction) DO NOTHING;
    RETURN NULL;
END
$$;


CREATE FUNCTION letters_note_changes_of(noted regclass) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format(
        'CREATE OR REPLACE TRIGGER note_change
        AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %s
        FOR EACH STATEMENT EXECUTE FUNCTION letters_note_change()',
        noted
    );
END
$$;


-- All tables but those that no page is made of. A later migration adds its own by a
-- line of the same kind.
SELECT letters_note_changes_of(oid::regclass) FROM pg_class
WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'
    AND relname LIKE 'letters\_%'
    AND relname NOT IN ('letters_change', 'letters_keptpage', 'letters_indexrequest');

ALTER TABLE letters_keptpage SET UNLOGGED;
