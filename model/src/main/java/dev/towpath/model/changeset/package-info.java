/**
 * What a team wrote: the changesets of its migration tool, and the statements inside them with their positions.
 */
@NullMarked
package dev.towpath.model.changeset;

import org.jspecify.annotations.NullMarked;
