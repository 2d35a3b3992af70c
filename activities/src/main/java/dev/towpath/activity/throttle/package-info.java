/**
 * Watches servers while fills run, and tells each fill how it may go on. Looks in threads of its own, so that nothing it
 * waits for keeps a fill waiting; what it has not seen lately is unknown. Decides nothing: that is the model's part.
 */
@NullMarked
package dev.towpath.activity.throttle;

import org.jspecify.annotations.NullMarked;
