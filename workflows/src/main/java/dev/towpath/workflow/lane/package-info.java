/**
 * The lane of a database: one migration at a time, first come first served.
 */
@NullMarked
package dev.towpath.workflow.lane;

import org.jspecify.annotations.NullMarked;
