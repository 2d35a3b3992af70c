DO $$
DECLARE
    reader constant text := 'nobody_of_this_name';
BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = reader) THEN
        GRANT SELECT ON ALL TABLES IN SCHEMA public TO nobody_of_this_name;
        EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', reader);
    END IF;
END $$;
