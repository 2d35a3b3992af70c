/**
 * What people and scripts read: text for terminals, versioned JSON for programs. Pure: values in, text out. Texts that
 * come from databases or other people are stripped of control characters, so that none of them steers a terminal.
 */
@NullMarked
package dev.towpath.starter.render;

import org.jspecify.annotations.NullMarked;
