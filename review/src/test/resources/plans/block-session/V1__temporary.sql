DO $$ BEGIN
    CREATE TEMP TABLE picked ON COMMIT PRESERVE ROWS AS SELECT id FROM b WHERE code = 'code 1';
END $$;
CREATE TABLE between_them (id int);
DELETE FROM b USING picked WHERE b.id = picked.id;
DO $$ BEGIN DROP TABLE picked; END $$;
CREATE TABLE behind (id int);
