UPDATE shop.orders AS o
SET total_eur = (o.total / r.rate),
    "Checked By" = (SELECT min(name) FROM clerks),
    note = DEFAULT
FROM rates r JOIN currencies c ON c.code = r.code
WHERE (r.code = o.currency OR o.currency IS NULL);
