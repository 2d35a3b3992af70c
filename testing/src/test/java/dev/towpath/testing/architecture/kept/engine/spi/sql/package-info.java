/** Keeps every rule. */
@NullMarked
package dev.towpath.testing.architecture.kept.engine.spi.sql;

import org.jspecify.annotations.NullMarked;
