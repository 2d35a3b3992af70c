/**
 * What the command line knows of Temporal: connecting, starting, looking, ordering. Every failure of the server becomes
 * one of Towpath's own, with the address and what to do. Never connects to a database.
 */
@NullMarked
package dev.towpath.starter.client;

import org.jspecify.annotations.NullMarked;
