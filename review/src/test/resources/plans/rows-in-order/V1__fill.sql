SET LOCAL search_path = public;
UPDATE orders SET customer_id = 2 WHERE customer_id = 1;
