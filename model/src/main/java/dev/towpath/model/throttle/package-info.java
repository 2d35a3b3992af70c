/**
 * How gently a fill has to go: what was measured of a server, and what follows from it. Pure values and decisions: nobody
 * here looks at a server or at a clock.
 */
@NullMarked
package dev.towpath.model.throttle;

import org.jspecify.annotations.NullMarked;
