DO $$ BEGIN
    IF EXISTS (SELECT FROM information_schema.columns WHERE table_name = 'a' AND column_name = 'y') THEN
        ALTER TABLE a DROP COLUMN y;
    END IF;
END $$;
