/** What a Temporal client of ours needs on its connection. Never runs inside a workflow. */
@NullMarked
package dev.towpath.workflow.client;

import org.jspecify.annotations.NullMarked;
