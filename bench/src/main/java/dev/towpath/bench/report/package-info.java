/**
 * Prints figures as text, Markdown, JSON and a chart. Pure.
 */
@NullMarked
package dev.towpath.bench.report;

import org.jspecify.annotations.NullMarked;
