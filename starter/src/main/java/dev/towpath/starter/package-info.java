/**
 * The program: its entry point. What it does stands in the packages below.
 */
@NullMarked
package dev.towpath.starter;

import org.jspecify.annotations.NullMarked;
