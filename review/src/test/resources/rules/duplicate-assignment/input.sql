-- case: fires on the same column twice
UPDATE orders SET total = 0, note = 'x', total = 1 WHERE id = 5;
-- case: silent on different columns
UPDATE orders SET total = 0, note = 'x' WHERE id = 5;
-- case: silent on two statements
UPDATE orders SET total = 0 WHERE id = 5;
UPDATE orders SET total = 1 WHERE id = 5;
-- case: fires on a column that is declared twice
CREATE TABLE orders (id int, total int, total text);
-- case: silent on fields and elements
UPDATE orders SET address.zip = '1', address.town = 'x', marks[1] = 1, marks[2] = 2 WHERE id = 5;
-- case: fires on rows, whatever way they take
INSERT INTO orders (id, id) VALUES (1, 2);
INSERT INTO orders AS o (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET total = 1, code = 2, total = 3;
MERGE INTO orders USING news ON orders.id = news.id
WHEN MATCHED THEN UPDATE SET total = 1, total = 2
WHEN NOT MATCHED THEN INSERT (id, id) VALUES (1, 2);
UPDATE orders SET place = ROW(1, 2), place.x = 1 WHERE id = 1;
-- case: fires on views and foreign tables
CREATE VIEW report (a, a) AS SELECT 1, 2;
CREATE VIEW other AS SELECT 1 AS a, o.b, 2 a FROM orders o;
CREATE VIEW third AS SELECT 1, 2;
CREATE FOREIGN TABLE far (id int, id text) SERVER there;
SELECT 1 a, 2 a INTO copy;
-- case: silent where a name may stand twice
INSERT INTO orders (place.x, place.y) VALUES (1, 2);
INSERT INTO orders (id, total) SELECT id, id FROM news ON CONFLICT (id) DO UPDATE SET total = excluded.id, code = excluded.id;
UPDATE orders SET place.x = 1, place.y = 2 WHERE id = 1;
CREATE VIEW report AS SELECT o.id, n.id AS other, count(*), max(o.id) FROM orders o, news n;
CREATE VIEW picked AS SELECT DISTINCT id, (SELECT id FROM news) AS n FROM orders UNION SELECT 1, 2;
CREATE FOREIGN TABLE far (id int, CONSTRAINT a CHECK (id > 0), CONSTRAINT b CHECK (id > 1)) SERVER there;
