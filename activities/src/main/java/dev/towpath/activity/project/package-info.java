/**
 * A migration project on its way through Temporal: packed for the payload, unpacked on the worker. Never reads a folder
 * and never looks into a migration.
 */
@NullMarked
package dev.towpath.activity.project;

import org.jspecify.annotations.NullMarked;
