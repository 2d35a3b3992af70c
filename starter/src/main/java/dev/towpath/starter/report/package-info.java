/**
 * A review in the forms that people, forges and other programs read. Each form is a function from a report to a text;
 * whatever comes from a migration is escaped by the rules of its form.
 */
@NullMarked
package dev.towpath.starter.report;

import org.jspecify.annotations.NullMarked;
