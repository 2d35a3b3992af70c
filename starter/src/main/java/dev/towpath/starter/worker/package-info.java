/**
 * The worker process: the workflows and activities of the databases it serves.
 */
@NullMarked
package dev.towpath.starter.worker;

import org.jspecify.annotations.NullMarked;
