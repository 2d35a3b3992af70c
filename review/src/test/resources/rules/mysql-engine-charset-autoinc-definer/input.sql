-- case: fires on another engine [mysql:8.4]
CREATE TABLE t (a INT) ENGINE=MyISAM;
-- case: fires on utf8 [mysql:8.4]
CREATE TABLE t (a INT) DEFAULT CHARSET=utf8;
-- case: fires on a definer [mysql:8.4]
CREATE DEFINER=`root`@`%` VIEW v AS SELECT 1;
-- case: fires on a zero date [mysql:8.4]
CREATE TABLE t (d DATETIME DEFAULT '0000-00-00 00:00:00');
-- case: silent on the usual [mysql:8.4]
CREATE TABLE t (a INT) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
-- case: silent without a definer [mysql:8.4]
CREATE VIEW v AS SELECT 1;
-- case: fires on columns of their own character set [mysql:8.4]
CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(20) CHARACTER SET latin1, b VARCHAR(20) COLLATE latin1_bin, c VARCHAR(20));
ALTER TABLE orders ADD COLUMN code CHAR(8) CHARACTER SET ascii;
ALTER TABLE orders MODIFY name VARCHAR(20) CHARSET utf8;
-- case: fires on a collation, a database and a default engine [mysql:8.4]
CREATE TABLE t (id INT PRIMARY KEY) COLLATE latin1_bin;
ALTER DATABASE shop CHARACTER SET ascii;
SET default_storage_engine = MyISAM;
-- case: fires on a default that leaves texts as they are [mysql:8.4]
ALTER TABLE orders DEFAULT CHARACTER SET utf8mb4;
-- case: fires on a month or day that is none [mysql:8.4]
CREATE TABLE t (a DATETIME DEFAULT '2020-01-00 00:00:00', b DATE DEFAULT '0000-00-00', c TIMESTAMP DEFAULT 0);
-- case: silent on the default that all columns have, and on any collation of utf8mb4 [mysql:8.4]
CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(20)) DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_polish_ci;
ALTER DATABASE shop CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci;
SET default_storage_engine = InnoDB;
-- file
ALTER TABLE t DEFAULT CHARACTER SET utf8mb4;
ALTER TABLE t ADD COLUMN d DATE DEFAULT '0000-01-01', ADD COLUMN n INT DEFAULT 0;
-- case: fires once on a character set and its collation [mysql:8.4]
CREATE TABLE t (id INT PRIMARY KEY) DEFAULT CHARSET = utf8 COLLATE = utf8_bin;
