/** The command as the operating system sees it: processes that are killed, interrupted, or find nobody to talk to. */
@NullMarked
package dev.towpath.starter.process;

import org.jspecify.annotations.NullMarked;
