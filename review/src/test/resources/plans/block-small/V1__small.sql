DO $$ BEGIN
    CREATE INDEX IF NOT EXISTS a_note ON a (note);
    ALTER TABLE a ALTER COLUMN x TYPE bigint;
    UPDATE a SET done = true WHERE done IS NULL;
END $$;
