CREATE TYPE gone AS ENUM ('a');
DO $$ BEGIN
    DROP TABLE IF EXISTS kept;
    DROP TYPE IF EXISTS gone;
    CREATE TABLE kept (id bigint);
END $$;
