/**
 * Messages to the lane of a database.
 */
@NullMarked
package dev.towpath.activity.lane;

import org.jspecify.annotations.NullMarked;
