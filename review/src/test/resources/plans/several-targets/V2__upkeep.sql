VACUUM a, b;
ANALYZE a, b;
