package dev.towpath.testing.architecture.broken.model;

import java.time.Instant;
import java.util.function.Supplier;

final class TimeOfDay {
    final Supplier<Instant> clock = Instant::now;
}
