/**
 * The demo: a database, a server, a worker and an application on one machine, and a migration under load.
 */
@NullMarked
package dev.towpath.starter.demo;

import org.jspecify.annotations.NullMarked;
