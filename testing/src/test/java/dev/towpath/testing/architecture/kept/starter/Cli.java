package dev.towpath.testing.architecture.kept.starter;

import dev.towpath.testing.architecture.kept.engine.postgres.server.Session;
import dev.towpath.testing.architecture.kept.workflow.client.Timer;

final class Cli {
    void print(Session session, Timer timer) {
        System.out.println(session + " " + timer.now());
    }
}
