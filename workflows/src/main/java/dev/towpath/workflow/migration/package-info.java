/**
 * The life of one migration as a durable workflow: order, waiting, orders of operators. No I/O, no decisions about SQL.
 */
@NullMarked
package dev.towpath.workflow.migration;

import org.jspecify.annotations.NullMarked;
