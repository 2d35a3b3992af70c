/** Rules about application N-1, which runs on while and after the schema changes. */
@NullMarked
package dev.towpath.review.rule.compatibility;

import org.jspecify.annotations.NullMarked;
