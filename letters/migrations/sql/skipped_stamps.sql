-- Two transactions may change what one record tells of: the later leaves it to the
-- earlier, to wait for nobody (public_records.sql). A collector who asks between their
-- ends has a record without the later change, and asks next from a moment after its stamp.
-- So what was left is stamped again when its request is met: the later one has ended.


CREATE FUNCTION letters_stamp_skipped_records() RETURNS trigger
-- A restored dump, for one, is filled in by a session that has no search path.
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    UPDATE letters_publicrecord SET stamped = clock_timestamp() WHERE identifier IN (
        SELECT record.identifier FROM old_rows
        JOIN letters_document AS document ON document.id = document_id
        JOIN letters_publicrecord AS record ON record.identifier = document.identifier
        WHERE document.status = 'published' AND record.stamped < requested
        -- Who holds one now stamped it when collectors were told to ask from before.
        FOR UPDATE OF record SKIP LOCKED
    );
    RETURN NULL;
END
$$;

CREATE TRIGGER stamp_skipped_records AFTER DELETE ON letters_indexrequest
REFERENCING OLD TABLE AS old_rows
FOR EACH STATEMENT EXECUTE FUNCTION letters_stamp_skipped_records();


-- What stamp_records_of_edition skipped is requested. By its name this comes after it.
CREATE FUNCTION letters_request_skipped_of_edition() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    INSERT INTO letters_indexrequest (document_id)
    SELECT document.id FROM letters_document AS document
    JOIN letters_publicrecord AS record ON record.identifier = document.identifier
    WHERE document.edition_id = NEW.id AND document.status = 'published'
        AND record.stamped < statement_timestamp()
    ON CONFLICT (document_id, transaction) DO NOTHING;
    RETURN NULL;
END
$$;

CREATE TRIGGER stamp_skipped_of_edition AFTER UPDATE ON letters_edition
FOR EACH ROW WHEN (OLD IS DISTINCT FROM NEW)
EXECUTE FUNCTION letters_request_skipped_of_edition();
