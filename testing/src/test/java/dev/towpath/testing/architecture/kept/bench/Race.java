package dev.towpath.testing.architecture.kept.bench;

import dev.towpath.testing.architecture.kept.engine.postgres.server.Session;

final class Race {
    void print(Session session) {
        System.out.println(session);
    }
}
