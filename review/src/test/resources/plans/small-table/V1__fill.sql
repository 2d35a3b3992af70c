UPDATE a SET y = x + 1 WHERE x > 2;
