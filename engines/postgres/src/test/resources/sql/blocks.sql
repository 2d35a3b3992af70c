-- A type, if it is missing
DO $$ BEGIN
    CREATE TYPE order_state AS ENUM ('open', 'paid');
EXCEPTION
    WHEN duplicate_object THEN NULL;
END $$;
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
                   WHERE t.typname = 'mood' AND n.nspname = current_schema()) THEN
        CREATE TYPE mood AS ENUM ('glad', 'sad');
    END IF;
END
$$;
-- A column, if it is missing, two ways
DO $do$
BEGIN
    IF NOT EXISTS (
        SELECT FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name = 'orders' AND column_name = 'note'
    ) THEN
        ALTER TABLE public.orders ADD COLUMN note text, ADD COLUMN noted timestamptz;
    ELSE
        RAISE NOTICE 'column % is there already', 'note';
    END IF;
END;
$do$ LANGUAGE plpgsql;
DO LANGUAGE plpgsql $$
BEGIN
    BEGIN
        ALTER TABLE orders ADD COLUMN "weight" numeric;
    EXCEPTION
        WHEN duplicate_column THEN RAISE NOTICE 'column weight already exists in orders.';
    END;
END;
$$;
-- Rights for a role, if there is one
DO $$
DECLARE
    wanted CONSTANT text := 'reporting';
BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = wanted) THEN
        GRANT SELECT ON ALL TABLES IN SCHEMA public TO reporting;
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', 'public', wanted);
    END IF;
END $$;
DO 'BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ''app'') THEN CREATE ROLE app LOGIN; END IF; END';
-- Only a check
DO $$
DECLARE
    missing bigint;
BEGIN
    SELECT count(*) INTO STRICT missing FROM orders o WHERE o.customer IS NULL;
    IF missing > 0 THEN
        RAISE EXCEPTION 'there are % orders without a customer', missing USING ERRCODE = 'check_violation';
    END IF;
    ASSERT (SELECT count(*) FROM customers) > 0, 'no customers';
END $$;
-- A constraint, if it is missing; the catalog asked first
DO $$
BEGIN
    PERFORM 1 FROM pg_constraint WHERE conname = 'orders_total_check' AND conrelid = 'orders'::regclass;
    IF NOT FOUND THEN
        ALTER TABLE orders ADD CONSTRAINT orders_total_check CHECK (total >= 0) NOT VALID;
    END IF;
END $$;
-- The same for several tables
DO $$
DECLARE
    t text;
    tables constant text[] := ARRAY['orders', 'Odd Table'];
BEGIN
    FOREACH t IN ARRAY tables LOOP
        EXECUTE format('ALTER TABLE %I ADD COLUMN IF NOT EXISTS tenant bigint', t);
        EXECUTE 'COMMENT ON COLUMN ' || quote_ident(t) || '.tenant IS ' || quote_literal('whose?') || ';';
    END LOOP;
    FOR i IN 1..3 LOOP
        INSERT INTO buckets (n) VALUES (i);
    END LOOP;
END $$;
-- What the catalog finds, nobody knows
DO $$
DECLARE
    r record;
BEGIN
    FOR r IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE 'ALTER TABLE ' || quote_ident(r.tablename) || ' OWNER TO app';
    END LOOP;
END $$;
DO $$ BEGIN PERFORM refresh_totals(); CALL compact(); x := nextval('s'); END $$;
-- Rows, read and written
DO $$
DECLARE
    found_id orders.id%TYPE;
    cur CURSOR FOR SELECT id FROM legacy;
BEGIN
    UPDATE orders SET state = 'open' WHERE state IS NULL;
    INSERT INTO archive (id) SELECT id FROM orders WHERE done RETURNING id INTO found_id;
    WHILE found_id IS NOT NULL LOOP
        DELETE FROM orders WHERE id = found_id;
        EXIT WHEN NOT FOUND;
    END LOOP;
    CASE WHEN found_id > 3 THEN DROP TABLE legacy; ELSE TRUNCATE archive; END CASE;
END $$;
-- An early way out makes the rest uncertain
DO $$
BEGIN
    IF to_regclass('public.legacy') IS NULL THEN
        RETURN;
    END IF;
    ALTER TABLE legacy RENAME TO history;
END $$;
-- Handlers that catch too much, and one that raises again
DO $$ BEGIN ALTER TABLE orders ADD COLUMN a int; EXCEPTION WHEN OTHERS THEN RAISE NOTICE 'skipped: %', SQLERRM; END $$;
DO $$ BEGIN ALTER TABLE orders ADD COLUMN a int; EXCEPTION WHEN duplicate_column OR SQLSTATE '55P03' THEN NULL; END $$;
DO $$ BEGIN ALTER TABLE orders ADD COLUMN a int; EXCEPTION WHEN OTHERS THEN RAISE; END $$;
-- What the server refuses in code
DO $$ BEGIN CREATE INDEX CONCURRENTLY i ON orders (a); END $$;
DO $$ BEGIN FOR i IN 1..10 LOOP DELETE FROM orders WHERE id = i; COMMIT; END LOOP; END $$;
-- Settings
DO $$ BEGIN SET LOCAL lock_timeout = '2s'; PERFORM set_config('search_path', 'a', false); END $$;
-- Two statements in one text
DO $$ BEGIN EXECUTE 'CREATE SEQUENCE q; COMMENT ON SEQUENCE q IS ''two'';'; END $$;
-- A block in a block, and temporary tables
DO $a$ BEGIN EXECUTE 'DO $b$ BEGIN CREATE TEMP TABLE made (id int); END $b$'; END $a$;
-- Labels, options, comments
DO $$
#variable_conflict use_column
<<outer_block>>
DECLARE
    n int := 0; -- a counter
BEGIN
    <<turns>>
    LOOP
        n := n + 1;
        CONTINUE turns WHEN n < 3;
        EXIT outer_block;
    END LOOP turns;
    CREATE VIEW after_exit AS SELECT 1 AS a;
END outer_block
$$;
-- Not to be read, wholly or in part
DO $$ BEGIN IF true THEN CREATE TABLE a (id int); END; $$;
DO $$ BEGIN FROB THE TABLE; CREATE TABLE b (id int); END $$;
DO $$ BEGIN EXECUTE format('DROP TABLE %I', some_table); EXECUTE 'drop table ' || $1 USING x; END $$;
DO LANGUAGE plpython3u $$ print(1) $$;
DO E'BEGIN\n CREATE TABLE c (id int); END';
DO $$ BEGIN END $$;
