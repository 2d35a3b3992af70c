/**
 * What Towpath and Temporal agree on: names of queues and types.
 */
@NullMarked
package dev.towpath.workflow;

import org.jspecify.annotations.NullMarked;
