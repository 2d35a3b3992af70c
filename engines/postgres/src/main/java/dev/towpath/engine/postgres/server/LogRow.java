package dev.towpath.engine.postgres.server;

import dev.towpath.model.throttle.ArchiveReading;
import dev.towpath.model.throttle.Measured;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the log stands, and how far it is archived. The number of segments that wait follows from the name of the segment
 * archived last: segments are archived in order, and every role may read that name, where the directory of what waits is
 * shown to few and takes longer to list the more waits.
 *
 * @param cluster the cluster's own number, which its replicas share
 * @param position bytes of log since the cluster began
 * @param nextTransaction the next transaction number, as long as nobody counts over
 * @param segment size of a log segment in bytes
 * @param archiving whether this server archives its log
 * @param archived name of the last file archived, since the statistics began
 * @param failed name of the last file that could not be archived
 * @param failing whether the last attempt to archive failed
 * @param user who looks
 */
record LogRow(
        long cluster,
        long position,
        long nextTransaction,
        long segment,
        boolean archiving,
        @Nullable String archived,
        @Nullable String failed,
        boolean failing,
        String user) {
    static final String SQL = """
            SELECT (SELECT system_identifier FROM pg_control_system()),
                   pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint,
                   pg_snapshot_xmax(pg_current_snapshot())::text::bigint,
                   pg_size_bytes(current_setting('wal_segment_size')),
                   current_setting('archive_mode') <> 'off',
                   a.last_archived_wal, a.last_failed_wal,
                   coalesce(a.last_failed_time > coalesce(a.last_archived_time, '-infinity'), false),
                   quote_ident(session_user)
            FROM pg_stat_archiver a
            """;

    /** Timeline, then two halves of the segment's number; backup labels have more behind it, histories of timelines less. */
    private static final Pattern FILE = Pattern.compile("[0-9A-F]{8}([0-9A-F]{8})([0-9A-F]{8})(?:\\..*)?");

    static LogRow read(ResultSet row) throws SQLException {
        row.next();
        return new LogRow(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getBoolean(5),
                row.getString(6),
                row.getString(7),
                row.getBoolean(8),
                row.getString(9));
    }

    /** The number of the segment that is being written. */
    long writing() {
        return position / segment;
    }

    /** @param first the segment that was being written at the first look: all that is known before anything is archived */
    Measured<ArchiveReading> archive(long first) {
        if (!archiving) {
            return Measured.notHere();
        }
        long oldest = first;
        if (number(archived) >= 0) {
            oldest = number(archived) + 1;
        } else if (archived == null && number(failed) >= 0) {
            oldest = number(failed);
        }
        return Measured.of(new ArchiveReading(Math.max(0, writing() - oldest), failing));
    }

    private long number(@Nullable String file) {
        Matcher matcher = FILE.matcher(file == null ? "" : file);
        if (!matcher.matches()) {
            return -1;
        }
        long segmentsPerHalf = (1L << 32) / segment;
        return Long.parseLong(matcher.group(1), 16) * segmentsPerHalf + Long.parseLong(matcher.group(2), 16);
    }
}
