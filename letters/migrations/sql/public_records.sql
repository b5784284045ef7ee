-- What was public once is on record for ever: see models/public_records.py. The moment is
-- that of the writing: the transaction has an id by then, by which readers know of it.


CREATE FUNCTION letters_note_public_record() RETURNS trigger
-- A restored dump, for one, is filled in by a session that has no search path.
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.status = 'published' AND (
        TG_OP = 'DELETE' OR NEW.status <> 'published' OR NEW.identifier <> OLD.identifier
    ) THEN
        UPDATE letters_publicrecord SET is_gone = TRUE, stamped = clock_timestamp()
        WHERE identifier = OLD.identifier;
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.status = 'published' THEN
        INSERT INTO letters_publicrecord (identifier, edition_id, is_gone, stamped)
        VALUES (NEW.identifier, NEW.edition_id, FALSE, clock_timestamp())
        ON CONFLICT (identifier) DO UPDATE SET
            edition_id = excluded.edition_id, is_gone = FALSE, stamped = excluded.stamped;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER note_public_record
AFTER INSERT OR UPDATE OR DELETE ON letters_document
FOR EACH ROW EXECUTE FUNCTION letters_note_public_record();


-- What makes a document be indexed again, such as another name of a person, changes its
-- record too. A record that somebody else is stamping at this moment is left to him: to
-- wait for one another could last for ever.
CREATE FUNCTION letters_stamp_indexed_records() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    UPDATE letters_publicrecord SET stamped = clock_timestamp() WHERE identifier IN (
        SELECT record.identifier FROM new_rows
        JOIN letters_document AS document ON document.id = document_id
        JOIN letters_publicrecord AS record ON record.identifier = document.identifier
        WHERE document.status = 'published'
        FOR UPDATE OF record SKIP LOCKED
    );
    RETURN NULL;
END
$$;

CREATE TRIGGER stamp_indexed_records AFTER INSERT ON letters_indexrequest
REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION letters_stamp_indexed_records();


-- So does what the index does not read of an edition: its editors, its publisher.
CREATE FUNCTION letters_stamp_records_of_edition() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    UPDATE letters_publicrecord SET stamped = clock_timestamp() WHERE identifier IN (
        SELECT identifier FROM letters_publicrecord WHERE edition_id = NEW.id AND NOT is_gone
        FOR UPDATE SKIP LOCKED
    );
    RETURN NULL;
END
$$;

CREATE TRIGGER stamp_records_of_edition AFTER UPDATE ON letters_edition
FOR EACH ROW WHEN (OLD IS DISTINCT FROM NEW)
EXECUTE FUNCTION letters_stamp_records_of_edition();


-- What is public, and what was: of a letter that another document transmits, with that.
INSERT INTO letters_publicrecord (identifier, edition_id, is_gone, stamped)
SELECT identifier, edition_id, status <> 'published', changed
FROM letters_document AS document
WHERE status = 'published' OR EXISTS (
    SELECT FROM letters_revision AS revision
    WHERE revision.document_id = coalesce(document.carrier_id, document.id)
        AND was_published
);
