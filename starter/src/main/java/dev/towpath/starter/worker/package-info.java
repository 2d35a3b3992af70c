/** The worker process: connects Temporal with databases, and gives its work back when it is stopped. */
@NullMarked
package dev.towpath.starter.worker;

import org.jspecify.annotations.NullMarked;
