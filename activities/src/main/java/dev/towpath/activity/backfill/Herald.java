package dev.towpath.activity.backfill;

import dev.towpath.workflow.migration.Standstill;

/** Brings news of a running fill to its migration. */
@FunctionalInterface
public interface Herald {
    /** Tells the news, or logs that they could not be told: a fill does not fail of that. */
    void tell(String migration, Standstill news);
}
