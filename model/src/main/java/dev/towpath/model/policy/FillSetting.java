package dev.towpath.model.policy;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One thing about fills that can be set, in {@code towpath.yaml} under {@code policy.fill} and with {@code towpath tune}
 * while they run. A limit of 0 switches its signal off.
 */
public enum FillSetting {
    CHUNK_TARGET("chunk-target", SettingKind.DURATION, 1, 10_000, 20, "how long one chunk should take"),
    RANGES("ranges", SettingKind.NUMBER, 1, 32, 1, "ranges of one table filled at the same time"),
    ROW_WAIT(
            "row-wait",
            SettingKind.DURATION,
            10,
            60_000,
            100,
            "how long a chunk waits for a row that the application holds before it lets its own rows go"),
    DURABLE_COMMITS(
            "durable-commits",
            SettingKind.FLAG,
            0,
            1,
            0,
            "whether every chunk's commit waits for the disk; without, a crash of the server repeats the last moments"),
    QUARANTINE(
            "quarantine",
            SettingKind.NUMBER,
            0,
            100_000,
            0,
            "rows the statement fails for that are set aside before the step gives up"),
    DUTY_PERCENT("duty-percent", SettingKind.NUMBER, 1, 100, 100, "the part of the time the fill may work, in percent"),
    VACUUM_PERCENT(
            "vacuum-percent",
            SettingKind.NUMBER,
            0,
            100,
            0,
            "the part of the table whose change makes a fill stop for a VACUUM, in percent; 0 leaves it to autovacuum"),
    REPLICA_LAG(
            "throttle.replica-lag",
            SettingKind.DURATION,
            0,
            86_400_000,
            10_000,
            "lag of the slowest replica that stops the fill"),
    SLOT_SIZE(
            "throttle.slot-size",
            SettingKind.SIZE,
            0,
            1L << 50,
            10L << 30,
            "log kept back for one replication slot that stops the fill"),
    WAL_RATE("throttle.wal-rate", SettingKind.SIZE, 0, 1L << 40, 0, "log written per second that stops the fill"),
    UNARCHIVED(
            "throttle.unarchived",
            SettingKind.NUMBER,
            0,
            1_000_000,
            100,
            "log segments not archived yet that stop the fill"),
    LONG_TRANSACTION(
            "throttle.long-transaction",
            SettingKind.DURATION,
            0,
            604_800_000,
            1_800_000,
            "age of a transaction that keeps dead rows from being cleaned up and slows the fill"),
    BLOCKED_SESSIONS(
            "throttle.blocked-sessions",
            SettingKind.NUMBER,
            0,
            100_000,
            20,
            "sessions of the application waiting for locks that stop the fill"),
    ACTIVE_PER_CORE(
            "throttle.active-per-core",
            SettingKind.NUMBER,
            0,
            1_000,
            4,
            "working sessions for each core of the server that stop the fill, where the worker knows the cores"),
    WRAPAROUND(
            "throttle.wraparound",
            SettingKind.FLAG,
            0,
            1,
            1,
            "whether a vacuum of the table that prevents transaction ids from running out stops the fill"),
    COMMIT_LATENCY(
            "throttle.commit-latency",
            SettingKind.DURATION,
            0,
            60_000,
            250,
            "a commit's wait for the disk that stops the fill"),
    CONNECTIONS_PERCENT(
            "throttle.connections-percent",
            SettingKind.NUMBER,
            0,
            100,
            90,
            "the server's connections in use that stop the fill, in percent"),
    ALARM_AFTER(
            "throttle.alarm-after",
            SettingKind.DURATION,
            1_000,
            86_400_000,
            300_000,
            "how long a fill may stand still before the migration asks for attention");

    private final String key;
    private final SettingKind kind;
    private final long least;
    private final long most;
    private final long otherwise;
    private final String meaning;

    FillSetting(String key, SettingKind kind, long least, long most, long otherwise, String meaning) {
        this.key = key;
        this.kind = kind;
        this.least = least;
        this.most = most;
        this.otherwise = otherwise;
        this.meaning = meaning;
    }

    /** As it is written in the configuration and on the command line. */
    public String key() {
        return key;
    }

    /** What it sets, for people. */
    public String meaning() {
        return meaning;
    }

    /** The default, as written. */
    public String standard() {
        return kind.print(otherwise);
    }

    /** What may be written, for people. */
    public String range() {
        return switch (kind) {
            case DURATION ->
                "a duration from " + kind.print(least) + " to " + kind.print(most) + ", such as 500ms, 2s or 1m";
            case SIZE -> "a size from " + kind.print(least) + " to " + kind.print(most) + ", such as 64MiB or 10GiB";
            case NUMBER -> "a whole number from " + least + " to " + most;
            case FLAG -> "true or false";
        };
    }

    /** The setting of this key. */
    public static Optional<FillSetting> of(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }

    /** The text in its usual form; empty when it is no value of this setting. */
    public Optional<String> normalized(String text) {
        return value(text).stream().mapToObj(kind::print).findFirst();
    }

    OptionalLong value(String text) {
        OptionalLong value = kind.parse(text);
        return value.isPresent() && (value.getAsLong() < least || value.getAsLong() > most)
                ? OptionalLong.empty()
                : value;
    }

    long otherwise() {
        return otherwise;
    }
}
