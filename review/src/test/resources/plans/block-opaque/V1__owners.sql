DO $$
DECLARE
    r record;
BEGIN
    FOR r IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE 'ALTER TABLE ' || quote_ident(r.tablename) || ' ALTER COLUMN id SET STATISTICS 200';
    END LOOP;
    PERFORM pg_notify('done', 'now');
END $$;
