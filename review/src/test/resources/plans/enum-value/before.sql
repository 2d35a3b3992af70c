CREATE TYPE mood AS ENUM ('sad');
CREATE TABLE a (id int PRIMARY KEY, m mood);
INSERT INTO a VALUES (1, 'sad');
