-- case: fires without strict mode [mysql:8.4]
SET sql_mode = '';
ALTER TABLE orders MODIFY a INT NOT NULL;
-- case: silent in strict mode [mysql:8.4]
SET sql_mode = 'STRICT_TRANS_TABLES';
ALTER TABLE orders MODIFY a INT NOT NULL;
-- case: silent by default [mysql:8.4]
ALTER TABLE orders MODIFY a INT NOT NULL;
-- case: silent when it was so before [mysql:8.4]
CREATE TABLE t (id BIGINT PRIMARY KEY, a INT NOT NULL DEFAULT 5 COMMENT 'five', at TIMESTAMP NULL ON UPDATE CURRENT_TIMESTAMP);
-- file
SET sql_mode = '';
ALTER TABLE t MODIFY a INT NOT NULL DEFAULT 5 COMMENT 'x';
