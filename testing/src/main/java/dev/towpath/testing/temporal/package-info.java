/**
 * Temporal servers for tests: the in-memory one of the Java SDK and the real development server. Holds nothing of the
 * product: data converters, interceptors and search attributes come from the test.
 */
@NullMarked
package dev.towpath.testing.temporal;

import org.jspecify.annotations.NullMarked;
