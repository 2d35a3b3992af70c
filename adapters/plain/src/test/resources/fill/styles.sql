UPDATE shop.orders
SET plain = (count * price + 1),
    literal = (CASE
  WHEN a THEN 'b;--'
ELSE 'c' END),
    folded = (folded_a + folded_b),
    single = (it || 'tail'),
    double = ('😀' || behind || 'A')
WHERE (id > 0
  AND id < 9);
