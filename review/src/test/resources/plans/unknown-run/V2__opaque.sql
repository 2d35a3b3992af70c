DO $$ BEGIN PERFORM odd(); END $$;
