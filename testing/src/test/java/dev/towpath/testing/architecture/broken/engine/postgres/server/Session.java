package dev.towpath.testing.architecture.broken.engine.postgres.server;

public record Session() {}
