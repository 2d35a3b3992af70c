package dev.towpath.testing.architecture.kept.model;

import java.time.Instant;

public record Plan(Instant madeAt, String managerial) {}
