/**
 * A line that breaks on order: a TCP proxy between a client and a server on this machine. Never changes a byte that it
 * lets through.
 */
@NullMarked
package dev.towpath.testing.fault;

import org.jspecify.annotations.NullMarked;
