package dev.towpath.testing.architecture.kept.engine.postgres.sql;

import dev.towpath.testing.architecture.kept.model.Plan;

public record Text(Plan plan) {}
