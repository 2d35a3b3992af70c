/** Rules about data and guarantees that go away. */
@NullMarked
package dev.towpath.review.rule.loss;

import org.jspecify.annotations.NullMarked;
