package dev.towpath.testing.architecture.broken.engine.postgres.sql;

import java.sql.Connection;

record Parser(Connection connection) {}
