/**
 * Changes of many rows, chunk by chunk.
 */
@NullMarked
package dev.towpath.activity.backfill;

import org.jspecify.annotations.NullMarked;
