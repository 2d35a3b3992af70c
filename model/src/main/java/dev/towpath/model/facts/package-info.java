/**
 * What a database looked like when it was asked: the input that makes a plan fit one server.
 */
@NullMarked
package dev.towpath.model.facts;

import org.jspecify.annotations.NullMarked;
