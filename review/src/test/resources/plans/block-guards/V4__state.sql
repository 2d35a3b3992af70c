UPDATE a SET done = true WHERE done IS NULL;
DO $$
BEGIN
    IF (SELECT count(*) FROM a WHERE done IS NULL) > 0 THEN
        RAISE EXCEPTION 'some rows of a are not done';
    END IF;
END $$;
