-- case: fires on a type that was there before
ALTER TYPE mood RENAME VALUE 'sad' TO 'unhappy';
-- case: silent on a type of the same file
CREATE TYPE scratch AS ENUM ('a');
ALTER TYPE scratch RENAME VALUE 'a' TO 'b';
-- case: silent on a new value
ALTER TYPE mood ADD VALUE 'unhappy' AFTER 'sad';
