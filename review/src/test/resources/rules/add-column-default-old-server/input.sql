-- case: fires on an old server [postgresql:10]
ALTER TABLE orders ADD COLUMN state text NOT NULL DEFAULT 'new';
-- case: silent on a server that stores the default once [postgresql:11]
ALTER TABLE orders ADD COLUMN state text NOT NULL DEFAULT 'new';
-- case: silent on a column without a default [postgresql:10]
ALTER TABLE orders ADD COLUMN state text;
-- case: silent on a table of the same file [postgresql:10]
CREATE TABLE orders (id bigint PRIMARY KEY);
ALTER TABLE orders ADD COLUMN state text NOT NULL DEFAULT 'new';
