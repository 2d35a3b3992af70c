ALTER TABLE orders ADD COLUMN total_cents bigint;
ALTER TABLE orders ADD COLUMN currency char(3) NOT NULL DEFAULT '${currency}';
