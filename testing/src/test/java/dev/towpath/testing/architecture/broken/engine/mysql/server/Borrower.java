package dev.towpath.testing.architecture.broken.engine.mysql.server;

import dev.towpath.testing.architecture.broken.engine.postgres.server.Session;

record Borrower(Session[] sessions) {}
