CREATE TABLE colour (id int PRIMARY KEY, name text);
COPY colour (id, name) FROM STDIN;
1	red
2	blue
\.
ALTER TABLE a ADD COLUMN colour_id int REFERENCES colour (id);
