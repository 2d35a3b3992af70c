/** Rules about the files as a history: what a branch did to their order, and whether there is a way back. Pure. */
@NullMarked
package dev.towpath.review.history;

import org.jspecify.annotations.NullMarked;
