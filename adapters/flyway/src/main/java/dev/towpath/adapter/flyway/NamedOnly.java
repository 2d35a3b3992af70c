package dev.towpath.adapter.flyway;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/** A Java migration known by name only. It cannot run. */
final class NamedOnly implements JavaMigration {
    private final Migration migration;

    NamedOnly(Migration migration) {
        this.migration = migration;
    }

    @Override
    public @Nullable MigrationVersion getVersion() {
        Version version = migration.version();
        return version == null ? null : MigrationVersion.fromVersion(version.text());
    }

    @Override
    public String getDescription() {
        return migration.description();
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) {
        throw new UnsupportedOperationException("validation runs no migration");
    }
}
