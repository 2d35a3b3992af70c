/**
 * The schema as it will be when a statement's turn comes: facts, plus what the statements before it did.
 */
@NullMarked
package dev.towpath.review.schema;

import org.jspecify.annotations.NullMarked;
