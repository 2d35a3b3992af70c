DO $$ BEGIN
    IF to_regclass('fresh') IS NULL THEN
        CREATE TABLE fresh (id bigint PRIMARY KEY, a_id bigint, x int);
        CREATE INDEX fresh_x ON fresh (x);
        UPDATE fresh SET x = 1;
    END IF;
END $$;
CREATE INDEX fresh_a ON fresh (a_id);
ALTER TABLE fresh ALTER COLUMN x SET NOT NULL;
ALTER TABLE fresh DROP COLUMN a_id;
