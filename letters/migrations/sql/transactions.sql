-- A name for the transaction that runs, which no other ever has. PostgreSQL's own ids
-- begin again in a new cluster: there, restored rows would have those of new changes.


-- The name is a setting that lasts as long as the transaction; a savepoint that is rolled
-- back takes it away together with the rows that bear it.
CREATE FUNCTION letters_current_transaction() RETURNS uuid
LANGUAGE plpgsql AS $$
BEGIN
    RETURN coalesce(
        nullif(current_setting('letters.transaction', TRUE), ''),
        set_config('letters.transaction', gen_random_uuid()::text, TRUE)
    );
END
$$;


-- What is stored already gets names that nothing else has.
ALTER TABLE letters_contentversion
    ALTER COLUMN transaction DROP DEFAULT,
    ALTER COLUMN transaction TYPE uuid USING gen_random_uuid(),
    ALTER COLUMN transaction SET DEFAULT letters_current_transaction();
ALTER TABLE letters_indexrequest
    ALTER COLUMN transaction DROP DEFAULT,
    ALTER COLUMN transaction TYPE uuid USING gen_random_uuid(),
    ALTER COLUMN transaction SET DEFAULT letters_current_transaction();
