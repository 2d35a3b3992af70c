DO $$ BEGIN
    IF (SELECT data_type FROM information_schema.columns WHERE table_name = 'a' AND column_name = 'y') = 'integer' THEN
        EXECUTE 'ALTER TABLE a ALTER COLUMN y TYPE bigint';
    END IF;
END $$;
