/**
 * The application that works on the table meanwhile: a process of its own with a fixed schedule, and the one who starts it.
 */
@NullMarked
package dev.towpath.bench.load;

import org.jspecify.annotations.NullMarked;
