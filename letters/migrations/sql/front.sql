-- The front: files from which a web server answers readers without asking the archive.
-- A change of what they see is committed only after the front was closed.
-- The number of the lock is FRONT_CLOSED in letters/models/locks.py.


-- Called before each commit by a process that can close the front of this identity.
-- Whether the transaction has changed what readers see: then nobody can open the front
-- again before it ends, and the process must close it before it commits.
CREATE FUNCTION letters_close_front(closed uuid) RETURNS boolean
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM 1 FROM letters_contentversion WHERE
        transaction = nullif(current_setting('letters.transaction', TRUE), '')::uuid;
    IF NOT FOUND THEN
        RETURN FALSE;
    END IF;
    PERFORM pg_advisory_xact_lock_shared(7105065);
    PERFORM set_config('letters.closed_front', coalesce(closed::text, ''), TRUE);
    RETURN TRUE;
END
$$;


-- The last word, for whoever commits: psql and machines that do not reach the front too.
CREATE FUNCTION letters_require_closed_front() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    -- Whoever registers a front and opens it then finds this change under way.
    PERFORM pg_advisory_xact_lock_shared(7105065);
    PERFORM 1 FROM letters_registeredfront WHERE
        identity::text IS DISTINCT FROM current_setting('letters.closed_front', TRUE);
    IF FOUND THEN
        RAISE EXCEPTION 'Readers are answered from a front that was not closed.'
            USING ERRCODE = 'object_not_in_prerequisite_state', HINT =
            'Set LETTERS_FRONT as the web server has it, or run manage.py close_front.';
    END IF;
    RETURN NULL;
END
$$;


CREATE CONSTRAINT TRIGGER require_closed_front AFTER INSERT ON letters_contentversion
DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION letters_require_closed_front();
