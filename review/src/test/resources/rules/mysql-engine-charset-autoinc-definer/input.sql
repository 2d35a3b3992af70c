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
