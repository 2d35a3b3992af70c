-- case: fires when nothing validates it
ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;
-- file
ALTER TABLE orders VALIDATE CONSTRAINT another;
-- case: silent when a later file validates it
ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;
-- file
ALTER TABLE orders VALIDATE CONSTRAINT positive;
-- case: silent when it goes again
ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;
-- file
ALTER TABLE orders DROP CONSTRAINT positive;
-- case: silent on a constraint that is only written down [postgresql:18]
ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT ENFORCED;
