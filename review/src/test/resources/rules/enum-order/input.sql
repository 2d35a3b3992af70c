-- case: fires on a value without a place
ALTER TYPE mood ADD VALUE 'bored';
-- case: silent on a value with one
ALTER TYPE mood ADD VALUE 'bored' BEFORE 'happy';
-- case: silent on a new name for a value
ALTER TYPE mood RENAME VALUE 'sad' TO 'blue';
