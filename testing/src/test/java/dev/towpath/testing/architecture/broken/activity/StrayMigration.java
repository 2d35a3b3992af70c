package dev.towpath.testing.architecture.broken.activity;

final class StrayMigration implements Stray {
    @Override
    public void run() {
        java.time.LocalDate.now();
    }
}
