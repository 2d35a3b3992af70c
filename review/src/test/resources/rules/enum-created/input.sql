-- case: fires on a new enumeration
CREATE TYPE mood AS ENUM ('sad', 'happy');
-- case: silent on another type
CREATE TYPE point3 AS (x int, y int, z int);
-- case: silent on a domain
CREATE DOMAIN mood AS text CHECK (VALUE IN ('sad', 'happy'));
