DO $$ BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_indexes WHERE indexname = 'a_note') THEN
        CREATE INDEX a_note ON a (note);
    END IF;
END $$;
