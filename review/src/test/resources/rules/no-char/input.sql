-- case: fires on padded text
CREATE TABLE orders (currency char(3), flag character);
-- case: silent on text
CREATE TABLE orders (currency text CHECK (length(currency) = 3));
-- case: silent on varchar
CREATE TABLE orders (currency varchar(3));
