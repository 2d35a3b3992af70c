/**
 * Changes of the schema, one class a kind of step.
 */
@NullMarked
package dev.towpath.activity.deploy;

import org.jspecify.annotations.NullMarked;
