DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM information_schema.columns WHERE table_name = 'a' AND column_name = 'extra') THEN
        ALTER TABLE a ADD COLUMN extra text;
    END IF;
    BEGIN
        ALTER TABLE b ADD COLUMN extra text;
    EXCEPTION WHEN duplicate_column THEN
        RAISE NOTICE 'b has it already';
    END;
END $$;
