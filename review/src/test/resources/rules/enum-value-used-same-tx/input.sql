-- case: fires on rows, defaults and checks
ALTER TYPE mood ADD VALUE 'bored' AFTER 'sad';
UPDATE people SET mood = 'bored' WHERE mood = 'sad';
ALTER TABLE people ALTER COLUMN mood SET DEFAULT 'bored';
ALTER TABLE people ADD CONSTRAINT c CHECK (mood <> 'bored') NOT VALID;
-- case: silent in a later file
ALTER TYPE mood ADD VALUE 'bored' AFTER 'sad';
-- file
UPDATE people SET mood = 'bored' WHERE mood = 'sad';
-- case: silent where each statement commits by itself [transaction: none]
ALTER TYPE mood ADD VALUE 'bored' AFTER 'sad';
UPDATE people SET mood = 'bored' WHERE mood = 'sad';
-- case: silent on a type of the same transaction
CREATE TYPE mood AS ENUM ('sad');
ALTER TYPE mood ADD VALUE 'bored' AFTER 'sad';
CREATE TABLE people (id bigint PRIMARY KEY, mood mood DEFAULT 'bored');
-- case: silent on the same word in a column of another type, and in a function's text
CREATE TABLE books (id bigint PRIMARY KEY, title text);
-- file
ALTER TYPE mood ADD VALUE 'bored' AFTER 'sad';
INSERT INTO books VALUES (1, 'bored');
CREATE FUNCTION f() RETURNS mood LANGUAGE sql AS $$ SELECT 'bored'::mood $$;
-- case: silent on a type of the same transaction, with and without its schema
CREATE TYPE mode AS ENUM ('a');
ALTER TYPE public.mode ADD VALUE 'b';
CREATE TABLE parcels (id bigint PRIMARY KEY, mode mode DEFAULT 'b');
