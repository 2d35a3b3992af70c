package dev.towpath.engine.spi.server;

import dev.towpath.model.throttle.Measured;
import dev.towpath.model.throttle.ReplicaReading;

/** Asks one replica how far it is behind, over a connection of its own. For one thread. */
public interface ReplicaSensor extends AutoCloseable {
    /** One look, of some seconds at most. What cannot be reached, or is no replica, is unknown. */
    Measured<ReplicaReading.Lag> look();

    /** Closes the connection; the next look would open another one. */
    @Override
    void close();
}
