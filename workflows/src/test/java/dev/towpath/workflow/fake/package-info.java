/**
 * Workers without a database: activities that do what a test prescribes, and a place for them to work in.
 */
@NullMarked
package dev.towpath.workflow.fake;

import org.jspecify.annotations.NullMarked;
