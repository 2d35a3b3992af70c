/**
 * How processes talk to Temporal: payload format and connection details that workers and clients share.
 */
@NullMarked
package dev.towpath.workflow.client;

import org.jspecify.annotations.NullMarked;
