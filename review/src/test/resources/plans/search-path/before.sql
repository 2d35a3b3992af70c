CREATE SCHEMA shop;
CREATE TABLE shop.a (id int PRIMARY KEY, x int);
CREATE TABLE a (id int PRIMARY KEY, x int);
INSERT INTO shop.a VALUES (1, 1);
