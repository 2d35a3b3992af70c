INSERT INTO order_totals (order_id, "Total")
SELECT o.id, o.count * o.price
FROM orders o
WHERE o.price IS NOT NULL;
