/** Expected texts kept as files beside the tests. Never decides what is right: a person reads the diff. */
@NullMarked
package dev.towpath.testing.golden;

import org.jspecify.annotations.NullMarked;
