CREATE TYPE mood AS ENUM ('fine');
CREATE TABLE person (id int, mood mood);
CREATE INDEX person_mood ON person (mood);
ALTER TABLE person ADD COLUMN second mood;
DROP TYPE mood CASCADE;
DROP SCHEMA IF EXISTS nobody CASCADE;
