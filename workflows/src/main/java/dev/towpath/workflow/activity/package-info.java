/**
 * What workflows ask workers to do, grouped by concern. Interfaces and payloads only.
 */
@NullMarked
package dev.towpath.workflow.activity;

import org.jspecify.annotations.NullMarked;
