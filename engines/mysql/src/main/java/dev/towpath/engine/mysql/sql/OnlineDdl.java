package dev.towpath.engine.mysql.sql;

import dev.towpath.engine.spi.sql.DdlMethod.Algorithm;
import dev.towpath.engine.spi.sql.DdlMethod.Work;
import dev.towpath.model.facts.ServerVersion;
import org.jspecify.annotations.Nullable;

/**
 * How InnoDB carries out each change of a table. One constant per change and circumstance: since when it is
 * {@code INSTANT}, and what it is before that version or beside a change that is not. Unless another source is named, a
 * row was measured on 9.7.4 ({@code OnlineDdlTest} does it again) and its version stands in the manual.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/innodb-online-ddl-operations.html">Online DDL operations</a>
 */
@SuppressWarnings("ImmutableEnumChecker") // A version is a record of three numbers.
enum OnlineDdl {
    ADD_COLUMN_LAST(Since.V8_0_12, Algorithm.INPLACE, true, Work.REBUILD),
    ADD_COLUMN_PLACED(Since.V8_0_29, Algorithm.INPLACE, true, Work.REBUILD),
    /** The default is an expression, however simple: it is computed row by row. */
    ADD_COLUMN_COMPUTED_DEFAULT(null, Algorithm.COPY, false, Work.REBUILD),
    ADD_COLUMN_AUTO_INCREMENT(null, Algorithm.INPLACE, false, Work.REBUILD),
    /** With {@code UNIQUE} or {@code PRIMARY KEY} in its declaration. */
    ADD_COLUMN_KEY(null, Algorithm.INPLACE, true, Work.REBUILD),
    ADD_COLUMN_CHECK(null, Algorithm.COPY, false, Work.REBUILD),
    ADD_COLUMN_VIRTUAL(Since.V8_0_12, Algorithm.INPLACE, true, Work.METADATA),
    ADD_COLUMN_STORED(null, Algorithm.COPY, false, Work.REBUILD),
    DROP_COLUMN(Since.V8_0_29, Algorithm.INPLACE, true, Work.REBUILD),
    /** Part of an index, which loses it or goes with it. */
    DROP_COLUMN_INDEXED(null, Algorithm.INPLACE, true, Work.REBUILD),
    /** It, or another virtual column of the table, has an index. */
    DROP_COLUMN_VIRTUAL_INDEXED(null, Algorithm.INPLACE, true, Work.METADATA),
    /** The last column of the primary key, and no other key comes. */
    DROP_COLUMN_KEY(null, Algorithm.COPY, false, Work.REBUILD),
    DROP_COLUMN_VIRTUAL(Since.V8_0_12, Algorithm.INPLACE, true, Work.METADATA),
    RENAME_COLUMN(Since.V8_0_28, Algorithm.INPLACE, true, Work.METADATA),
    /** Default, comment, {@code ON UPDATE}, visibility: what a column says besides its type. */
    COLUMN_METADATA(Since.V8_0_12, Algorithm.INPLACE, true, Work.METADATA),
    /** New members at the end of an {@code ENUM} or {@code SET} that keeps its size. */
    APPEND_MEMBERS(Since.V8_0_12, Algorithm.INPLACE, true, Work.METADATA),
    /** Members that go, move, or no longer fit the size. */
    CHANGE_MEMBERS(null, Algorithm.COPY, false, Work.REBUILD),
    EXTEND_VARCHAR(null, Algorithm.INPLACE, true, Work.METADATA),
    /** From at most 255 bytes to more: the length of each value needs a second byte. */
    CROSS_VARCHAR_BOUNDARY(null, Algorithm.COPY, false, Work.REBUILD),
    SHRINK_VARCHAR(null, Algorithm.COPY, false, Work.REBUILD),
    CHANGE_TYPE(null, Algorithm.COPY, false, Work.REBUILD),
    CHANGE_NULLABILITY(null, Algorithm.INPLACE, true, Work.REBUILD),
    MOVE_COLUMN(null, Algorithm.INPLACE, true, Work.REBUILD),
    /** To a larger character set of the same bytes ({@code utf8mb3} to {@code utf8mb4}) or another collation, no index on it. */
    WIDEN_CHARACTER_SET(null, Algorithm.INPLACE, true, Work.METADATA),
    CHANGE_CHARACTER_SET(null, Algorithm.COPY, false, Work.REBUILD),
    CHANGE_GENERATED(null, Algorithm.COPY, false, Work.REBUILD),
    /** What a column was, nobody knows: the worst it may be. */
    REDEFINE_UNKNOWN(null, Algorithm.COPY, false, Work.REBUILD),
    ADD_INDEX(null, Algorithm.INPLACE, true, Work.SCAN),
    /** Over an expression: a hidden column and its index, during which nobody writes. */
    ADD_INDEX_EXPRESSION(null, Algorithm.INPLACE, false, Work.SCAN),
    ADD_FULLTEXT_INDEX(null, Algorithm.INPLACE, false, Work.REBUILD),
    ADD_SPATIAL_INDEX(null, Algorithm.INPLACE, false, Work.SCAN),
    /** Drop, rename, show or hide. */
    INDEX_METADATA(null, Algorithm.INPLACE, true, Work.METADATA),
    ADD_PRIMARY_KEY(null, Algorithm.INPLACE, true, Work.REBUILD),
    DROP_PRIMARY_KEY(null, Algorithm.COPY, false, Work.REBUILD),
    SWAP_PRIMARY_KEY(null, Algorithm.INPLACE, true, Work.REBUILD),
    /** While {@code foreign_key_checks} is on. */
    ADD_FOREIGN_KEY(null, Algorithm.COPY, false, Work.REBUILD),
    /** While it is off: existing rows are not checked. */
    ADD_FOREIGN_KEY_UNCHECKED(null, Algorithm.INPLACE, true, Work.METADATA),
    DROP_FOREIGN_KEY(null, Algorithm.INPLACE, true, Work.METADATA),
    ADD_CHECK(null, Algorithm.COPY, false, Work.REBUILD),
    /** Not enforced, or dropped. */
    CHECK_METADATA(Since.V8_0_16, Algorithm.INPLACE, true, Work.METADATA),
    ENFORCE_CHECK(null, Algorithm.COPY, false, Work.REBUILD),
    RENAME_TABLE(Since.V8_0_12, Algorithm.INPLACE, true, Work.METADATA),
    CONVERT_CHARACTER_SET(null, Algorithm.COPY, false, Work.REBUILD),
    /** Default character set, comment, next number, statistics: for what comes later. */
    TABLE_METADATA(null, Algorithm.INPLACE, true, Work.METADATA),
    REBUILD(null, Algorithm.INPLACE, true, Work.REBUILD),
    CHANGE_ENGINE(null, Algorithm.COPY, false, Work.REBUILD),
    /** Rows find their partitions anew. */
    REPARTITION(null, Algorithm.COPY, false, Work.REBUILD),
    ADD_RANGE_PARTITION(null, Algorithm.INPLACE, true, Work.METADATA),
    /** Of a table cut by hash or key, whose rows move. */
    ADD_HASH_PARTITION(null, Algorithm.INPLACE, false, Work.REBUILD),
    DROP_PARTITION(null, Algorithm.INPLACE, true, Work.METADATA),
    REBUILD_PARTITION(null, Algorithm.INPLACE, false, Work.REBUILD),
    SWAP_PARTITION(Since.V8_0_12, Algorithm.INPLACE, true, Work.METADATA),
    /** The table has a full-text index: nothing that rebuilds it, nor an instant change of its columns, is possible. */
    REBUILD_WITH_FULLTEXT(null, Algorithm.COPY, false, Work.REBUILD);

    private final @Nullable ServerVersion instantSince;
    private final Algorithm otherwise;
    private final boolean writes;
    private final Work work;

    OnlineDdl(@Nullable ServerVersion instantSince, Algorithm otherwise, boolean writes, Work work) {
        this.instantSince = instantSince;
        this.otherwise = otherwise;
        this.writes = writes;
        this.work = work;
    }

    /** Whether a server of this version does it by changing its dictionary only. */
    boolean isInstant(ServerVersion version) {
        return instantSince != null && Versions.atLeast(version, instantSince);
    }

    /** How it is done when not instantly. */
    Algorithm otherwise() {
        return otherwise;
    }

    /** Whether others may write meanwhile, when it is not done instantly. */
    boolean writes() {
        return writes;
    }

    /** What it does to the rows, when it is not done instantly. */
    Work work() {
        return work;
    }

    /** The first releases of what is instant. */
    private static final class Since {
        static final ServerVersion V8_0_12 = new ServerVersion(8, 0, 12);
        static final ServerVersion V8_0_16 = new ServerVersion(8, 0, 16);
        static final ServerVersion V8_0_28 = new ServerVersion(8, 0, 28);
        static final ServerVersion V8_0_29 = new ServerVersion(8, 0, 29);

        private Since() {}
    }
}
