/**
 * Asks git which files changed. Starts the program {@code git} with fixed arguments, reads, and never changes anything.
 */
@NullMarked
package dev.towpath.starter.git;

import org.jspecify.annotations.NullMarked;
