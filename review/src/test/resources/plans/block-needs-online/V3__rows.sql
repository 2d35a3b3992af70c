DO $$
DECLARE
    changed bigint;
BEGIN
    UPDATE a SET done = true WHERE done IS NULL;
    GET DIAGNOSTICS changed = ROW_COUNT;
    RAISE NOTICE '% rows', changed;
END $$;
