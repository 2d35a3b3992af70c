/**
 * Proofs that the plan came true.
 */
@NullMarked
package dev.towpath.activity.validate;

import org.jspecify.annotations.NullMarked;
