-- case: fires on a type that was there before
ALTER TYPE mood ADD VALUE IF NOT EXISTS 'great' AFTER 'good';
-- case: silent on a type of the same file
CREATE TYPE scratch AS ENUM ('a');
ALTER TYPE scratch ADD VALUE 'b';
-- case: silent on a new type
CREATE TYPE mood AS ENUM ('good', 'great');
