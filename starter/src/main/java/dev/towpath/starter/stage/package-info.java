/**
 * What Towpath plays on when it brings everything itself: an embedded PostgreSQL, Temporal, a folder, workers as processes of
 * their own. The demo and the bench play here; nothing that serves a real database does.
 */
@NullMarked
package dev.towpath.starter.stage;

import org.jspecify.annotations.NullMarked;
