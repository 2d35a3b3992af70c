CREATE INDEX a_y ON a (y);
