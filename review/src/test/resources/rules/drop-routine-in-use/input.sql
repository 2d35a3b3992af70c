-- case: fires on routines that were there before
DROP FUNCTION total(bigint);
DROP PROCEDURE IF EXISTS close_month;
-- case: silent on a routine of the same file
CREATE FUNCTION scratch() RETURNS int LANGUAGE sql AS 'SELECT 1';
DROP FUNCTION scratch();
-- case: silent on a trigger
DROP TRIGGER audit ON orders;
