-- case: fires on far-reaching rights
GRANT ALL ON orders TO app;
GRANT SELECT ON orders TO PUBLIC;
GRANT SELECT ON orders TO app WITH GRANT OPTION;
REVOKE UPDATE ON orders FROM app;
-- case: fires on roles and owners
CREATE ROLE app LOGIN;
ALTER ROLE app PASSWORD 'x';
ALTER ROLE app SUPERUSER;
ALTER TABLE orders OWNER TO app;
ALTER FUNCTION touch() OWNER TO app;
REASSIGN OWNED BY old TO app;
-- case: silent on one right to one role
GRANT SELECT, INSERT ON orders TO app;
-- case: silent on tables of the same file
CREATE TABLE orders (id bigint PRIMARY KEY);
ALTER TABLE orders OWNER TO app;
REVOKE ALL ON orders FROM app;
