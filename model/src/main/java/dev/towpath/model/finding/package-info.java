/**
 * What a review says about a statement.
 */
@NullMarked
package dev.towpath.model.finding;

import org.jspecify.annotations.NullMarked;
