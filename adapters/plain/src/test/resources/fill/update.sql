UPDATE orders
SET total_cents = ((total * 100)::bigint),
    currency = ('EUR')
WHERE (total_cents IS NULL);
