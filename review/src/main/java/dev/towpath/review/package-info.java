/**
 * Reads changelogs into operations and says what is wrong with them. Pure and engine-neutral: what an engine knows, it
 * asks the engine.
 */
@NullMarked
package dev.towpath.review;

import org.jspecify.annotations.NullMarked;
