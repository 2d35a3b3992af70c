/**
 * The commands: options in, one call to what does the work, text and exit codes out. Data goes to standard output,
 * everything else to standard error.
 */
@NullMarked
package dev.towpath.starter.cli;

import org.jspecify.annotations.NullMarked;
