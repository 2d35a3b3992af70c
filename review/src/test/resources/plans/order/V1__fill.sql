UPDATE a SET y = x;
