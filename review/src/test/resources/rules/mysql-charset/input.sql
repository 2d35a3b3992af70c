-- case: fires on CONVERT [mysql:8.4]
ALTER TABLE orders CONVERT TO CHARACTER SET utf8mb4;
-- case: fires on a column [mysql:8.4]
CREATE TABLE t (v VARCHAR(20) CHARACTER SET latin1);
-- file
ALTER TABLE t MODIFY v VARCHAR(20) CHARACTER SET utf8mb4;
-- case: silent on the default of new columns [mysql:8.4]
ALTER TABLE orders DEFAULT CHARACTER SET utf8mb4;
-- case: silent on the same set [mysql:8.4]
CREATE TABLE t (v VARCHAR(20) CHARACTER SET utf8mb4);
-- file
ALTER TABLE t MODIFY v VARCHAR(30) CHARACTER SET utf8mb4;
