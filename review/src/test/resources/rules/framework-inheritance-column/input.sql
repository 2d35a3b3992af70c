-- case: fires on a discriminator with a default
ALTER TABLE orders ADD COLUMN dtype varchar(31) NOT NULL DEFAULT 'Order';
-- case: silent on another name
ALTER TABLE orders ADD COLUMN kind varchar(31) NOT NULL DEFAULT 'Order';
-- case: silent without a default
ALTER TABLE orders ADD COLUMN type text;
