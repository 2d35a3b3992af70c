/** What a branch did to the order of the files: rules that need to know what was there before it. Pure. */
@NullMarked
package dev.towpath.review.history;

import org.jspecify.annotations.NullMarked;
