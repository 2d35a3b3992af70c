-- case: fires in a file that the tool wraps
BEGIN;
ALTER TABLE orders ADD COLUMN total int;
COMMIT;
-- case: fires on a transaction that never ends [transaction: none]
BEGIN;
ALTER TABLE orders ADD COLUMN total int;
-- case: silent where the tool wraps nothing [transaction: none]
BEGIN;
ALTER TABLE orders ADD COLUMN total int;
COMMIT;
-- case: silent without transaction control
ALTER TABLE orders ADD COLUMN total int;
-- case: fires on a second BEGIN and a second COMMIT [transaction: none]
BEGIN;
BEGIN;
ALTER TABLE orders ADD COLUMN total int;
COMMIT;
COMMIT;
-- case: fires on a ROLLBACK in a file that the tool wraps, which commits nothing
ALTER TABLE orders ADD COLUMN total int;
ROLLBACK;
-- case: fires on ABORT and PREPARE TRANSACTION in a file that the tool wraps
ALTER TABLE orders ADD COLUMN total int;
ABORT;
ALTER TABLE orders ADD COLUMN total int;
PREPARE TRANSACTION 'half';
-- case: fires behind ABORT, which ends the transaction [transaction: none]
BEGIN;
ALTER TABLE orders ADD COLUMN total int;
ABORT;
COMMIT;
-- case: fires on a chain that nobody ends [transaction: none]
BEGIN;
ALTER TABLE orders ADD COLUMN total int;
COMMIT AND CHAIN;
ALTER TABLE orders ADD COLUMN tax int;
-- case: fires on a ROLLBACK on MySQL [mysql:8.4] [transaction: none]
START TRANSACTION;
INSERT INTO t (a) VALUES (1);
ROLLBACK;
ROLLBACK WORK;
-- case: silent on ROLLBACK TO, behind which the transaction is still open [transaction: none]
BEGIN;
SAVEPOINT s;
ALTER TABLE orders ADD COLUMN total int;
ROLLBACK /* only the column */ TO SAVEPOINT s;
ROLLBACK WORK TO s;
RELEASE s;
COMMIT;
-- case: silent on a chain that is ended [transaction: none]
BEGIN;
ALTER TABLE orders ADD COLUMN total int;
COMMIT AND CHAIN;
ALTER TABLE orders ADD COLUMN tax int;
COMMIT AND NO CHAIN;
-- case: silent on ROLLBACK TO on MySQL [mysql:8.4] [transaction: none]
START TRANSACTION;
SAVEPOINT s;
INSERT INTO t (a) VALUES (1);
ROLLBACK TO SAVEPOINT s;
COMMIT;
