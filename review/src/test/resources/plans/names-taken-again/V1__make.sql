CREATE TABLE part (id bigint NOT NULL, a int NOT NULL, b int NOT NULL);
CREATE INDEX part_unique ON part (a);
CREATE INDEX part_b ON part (b);
ALTER TABLE part ADD UNIQUE (a);
