-- case: fires on a database
DROP DATABASE IF EXISTS shop;
-- case: silent on creating one
CREATE DATABASE shop;
-- case: silent on a schema
DROP SCHEMA shop;
