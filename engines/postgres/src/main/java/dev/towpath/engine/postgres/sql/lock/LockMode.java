package dev.towpath.engine.postgres.sql.lock;

import dev.towpath.model.lock.LockClass;
import java.util.Locale;

/**
 * The table locks, weakest first, and what each of them keeps out.
 *
 * @see <a href="https://www.postgresql.org/docs/current/explicit-locking.html">Explicit Locking</a>
 */
enum LockMode {
    /** What reading takes. */
    ACCESS_SHARE(LockClass.NONE, "nothing but ACCESS EXCLUSIVE"),
    /** What checking a foreign key takes on its parent. */
    ROW_SHARE(LockClass.NONE, "nothing but EXCLUSIVE and ACCESS EXCLUSIVE"),
    ROW_EXCLUSIVE(LockClass.ROW, "writes of the same rows"),
    SHARE_UPDATE_EXCLUSIVE(LockClass.ONLINE, "other schema changes"),
    SHARE(LockClass.STRONG, "writes"),
    SHARE_ROW_EXCLUSIVE(LockClass.STRONG, "writes"),
    EXCLUSIVE(LockClass.STRONG, "writes"),
    ACCESS_EXCLUSIVE(LockClass.STRONG, "reads and writes");

    private final LockClass lockClass;
    private final String blocks;

    LockMode(LockClass lockClass, String blocks) {
        this.lockClass = lockClass;
        this.blocks = blocks;
    }

    /** How patient the statement may be, by what queues up behind it. */
    LockClass lockClass() {
        return lockClass;
    }

    /** What others cannot do meanwhile on a table, for people. */
    String blocks() {
        return blocks;
    }

    /** As the server's manual spells it. */
    String display() {
        return name().replace('_', ' ');
    }

    /** The mode that the server, or {@code LOCK TABLE}, calls so. */
    static LockMode of(String words) {
        return valueOf(words.strip().toUpperCase(Locale.ROOT).replace(' ', '_'));
    }
}
