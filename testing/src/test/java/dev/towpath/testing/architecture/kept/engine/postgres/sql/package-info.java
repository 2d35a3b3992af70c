/** Keeps every rule. */
@NullMarked
package dev.towpath.testing.architecture.kept.engine.postgres.sql;

import org.jspecify.annotations.NullMarked;
