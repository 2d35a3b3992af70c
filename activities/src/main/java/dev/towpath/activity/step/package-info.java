/**
 * What every step has in common: finding it, its session, the tool's lock, heartbeats, failures.
 */
@NullMarked
package dev.towpath.activity.step;

import org.jspecify.annotations.NullMarked;
