-- case: fires on an old server [postgresql:11]
ALTER TYPE mood ADD VALUE 'bored' AFTER 'sad';
-- case: silent on a newer server [postgresql:12]
ALTER TYPE mood ADD VALUE 'bored' AFTER 'sad';
-- case: silent outside a transaction [postgresql:11] [transaction: none]
ALTER TYPE mood ADD VALUE 'bored' AFTER 'sad';
-- case: silent on a type of the same transaction [postgresql:11]
CREATE TYPE mood AS ENUM ('sad');
ALTER TYPE mood ADD VALUE 'bored' AFTER 'sad';
-- case: silent on a type of the same transaction, with and without its schema [postgresql:11]
CREATE TYPE public.mode AS ENUM ('a');
ALTER TYPE mode ADD VALUE 'b';
