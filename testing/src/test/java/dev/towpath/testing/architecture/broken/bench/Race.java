package dev.towpath.testing.architecture.broken.bench;

public record Race() {}
