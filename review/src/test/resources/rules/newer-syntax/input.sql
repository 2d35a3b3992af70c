-- case: fires on what the server of the project cannot read [postgresql:14]
CREATE TABLE members (id bigint PRIMARY KEY, mail text, UNIQUE NULLS NOT DISTINCT (mail));
-- case: fires in a block of code [postgresql:14]
DO $$ BEGIN
  ALTER TABLE orders ADD CONSTRAINT u UNIQUE NULLS NOT DISTINCT (code);
END $$;
-- case: fires on what nobody understands either [postgresql:16]
MERGE INTO orders o USING items i ON o.id = i.order_id WHEN NOT MATCHED BY SOURCE THEN DELETE FROB;
-- case: silent on a server that reads it [postgresql:15]
CREATE TABLE members (id bigint PRIMARY KEY, mail text, UNIQUE NULLS NOT DISTINCT (mail));
-- case: silent when nobody named a version
CREATE TABLE members (id bigint PRIMARY KEY, mail text, UNIQUE NULLS NOT DISTINCT (mail));
-- case: silent on the words in a text [postgresql:14]
INSERT INTO notes (id, body) VALUES (1, 'UNIQUE NULLS NOT DISTINCT');
