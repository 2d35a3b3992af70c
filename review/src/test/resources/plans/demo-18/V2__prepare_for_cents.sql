-- Cents are easier to add up than decimals.
ALTER TABLE orders ADD COLUMN total_cents bigint;
ALTER TABLE orders ADD COLUMN currency char(3) NOT NULL DEFAULT 'EUR';
-- Counts how often the fill below touched a row: the demo's proof.
ALTER TABLE orders ADD COLUMN times_filled integer NOT NULL DEFAULT 0;
