/**
 * The pages about rules, read from the program itself. Never decides anything.
 */
@NullMarked
package dev.towpath.starter.rule;

import org.jspecify.annotations.NullMarked;
