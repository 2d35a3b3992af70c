/**
 * The way out, forwards.
 */
@NullMarked
package dev.towpath.activity.rollback;

import org.jspecify.annotations.NullMarked;
