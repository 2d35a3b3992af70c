/**
 * Flyway projects: reads their configuration and migrations, numbers and orders them as Flyway does, and keeps the
 * schema history table as Flyway itself would. Reading and loading use no Flyway class, so a review needs none; only
 * {@link dev.towpath.adapter.flyway.NativeValidation} runs Flyway. Never executes a migration.
 */
@NullMarked
package dev.towpath.adapter.flyway;

import org.jspecify.annotations.NullMarked;
