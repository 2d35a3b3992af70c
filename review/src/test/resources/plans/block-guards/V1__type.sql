DO $$ BEGIN
    CREATE TYPE mood AS ENUM ('glad', 'sad');
EXCEPTION WHEN duplicate_object THEN NULL;
END $$;
DO $$ BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'level') THEN
        CREATE TYPE level AS ENUM ('low', 'high');
    END IF;
END $$;
ALTER TABLE a ADD COLUMN mood mood, ADD COLUMN level level;
