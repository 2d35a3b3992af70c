DO $$ BEGIN
    FOR i IN 1..7 LOOP
        UPDATE b SET code = 'x' WHERE id = i;
        COMMIT;
    END LOOP;
END $$;
