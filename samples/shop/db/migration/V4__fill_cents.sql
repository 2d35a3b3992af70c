UPDATE orders SET total_cents = (total * 100)::bigint WHERE total_cents IS NULL;
