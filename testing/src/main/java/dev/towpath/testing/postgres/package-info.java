/** A real PostgreSQL for tests: one server per JVM, one fresh database per test. */
@NullMarked
package dev.towpath.testing.postgres;

import org.jspecify.annotations.NullMarked;
