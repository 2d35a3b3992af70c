CREATE TABLE k ("Part" text, "no" int, x int, PRIMARY KEY ("no", "Part"));
INSERT INTO k SELECT 'p' || n % 2, n, n FROM generate_series(1, 7) n;
