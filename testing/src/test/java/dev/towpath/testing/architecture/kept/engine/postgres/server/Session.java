package dev.towpath.testing.architecture.kept.engine.postgres.server;

import dev.towpath.testing.architecture.kept.engine.postgres.sql.Text;
import java.sql.Connection;

public record Session(Connection connection, Text text) {}
