-- case: fires on each
DROP TYPE mood;
DROP DOMAIN email;
DROP EXTENSION IF EXISTS pgcrypto;
-- case: silent on a type of the same file
CREATE TYPE scratch AS ENUM ('a');
DROP TYPE scratch;
-- case: silent on a view
DROP VIEW report;
-- case: fires on another version of an extension
ALTER EXTENSION postgis UPDATE TO '3.4.0';
