package dev.towpath.activity.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.towpath.engine.spi.server.DatabaseServer;
import dev.towpath.model.Digest;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.model.changeset.Changeset;
import dev.towpath.model.plan.Step;
import dev.towpath.workflow.client.TowpathData;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Towpath's memory in the target database. A step's done-mark commits together with its effect wherever the engine
 * allows, so that it is the truth about what was done, whatever a worker or Temporal believes. Marks are keyed by the
 * step's content, not by the run: what one run did is done for the next.
 *
 * <p>Every method works in the caller's transaction.
 */
public final class Ledger {
    /** The table that is created last: where it is, all are. */
    private static final String NEWEST = "fill_range";

    private final DatabaseServer server;
    private final String schema;

    /** The ledger in this schema. */
    public Ledger(DatabaseServer server, String schema) {
        this.server = server;
        this.schema = schema;
    }

    private String table(String name) {
        return server.quote(schema) + "." + name;
    }

    /** Creates the tables that are missing. */
    public void create(Connection connection) throws SQLException {
        if (exists(connection)) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            for (String definition : server.ledgerDefinition(schema)) {
                statement.execute(definition);
            }
        }
    }

    /** Whether this database has a ledger; without it nothing was ever done here. */
    public boolean exists(Connection connection) throws SQLException {
        // The driver takes a pattern.
        String escape = connection.getMetaData().getSearchStringEscape();
        try (ResultSet tables =
                connection.getMetaData().getTables(null, exactly(schema, escape), exactly(NEWEST, escape), null)) {
            return tables.next();
        }
    }

    private static String exactly(String name, String escape) {
        return name.replace(escape, escape + escape).replace("_", escape + "_").replace("%", escape + "%");
    }

    /** Keeps a plan; what an earlier run kept of the same plan is replaced, because its policy may be another one. */
    public void keep(Connection connection, StoredPlan plan) throws SQLException {
        String digest = plan.plan().digest().hex();
        boolean known = read(connection, digest).isPresent();
        String sql = known
                ? "UPDATE " + table("plan") + " SET content = ? WHERE digest = ?"
                : "INSERT INTO " + table("plan") + " (content, digest) VALUES (?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, TowpathData.mapper().writeValueAsString(plan));
            statement.setString(2, digest);
            statement.executeUpdate();
        } catch (JsonProcessingException e) {
            throw new TowpathException(ErrorCode.INTERNAL, "the plan cannot be written down", e);
        }
    }

    /** The plan of this digest. */
    public Optional<StoredPlan> read(Connection connection, String digest) throws SQLException {
        String sql = "SELECT content FROM " + table("plan") + " WHERE digest = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, digest);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(TowpathData.mapper().readValue(row.getString(1), StoredPlan.class))
                        : Optional.empty();
            }
        } catch (JsonProcessingException e) {
            throw new TowpathException(
                    ErrorCode.INTERNAL, "the plan in " + schema + ".plan cannot be read by this version", e);
        }
    }

    /** How a step stands. */
    public enum Mark {
        /** Nobody began it. */
        NONE,
        /** Somebody began it; how far it came must be looked up. */
        BEGUN,
        /** It is done. */
        DONE
    }

    /** How a step stands. */
    public Mark mark(Connection connection, String fingerprint) throws SQLException {
        String sql = "SELECT done_at IS NOT NULL FROM " + table("step") + " WHERE fingerprint = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, fingerprint);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Mark.NONE;
                }
                return row.getBoolean(1) ? Mark.DONE : Mark.BEGUN;
            }
        }
    }

    /** Notes that a step begins; a step that began before keeps its first note. */
    public void begin(Connection connection, StoredPlan plan, Step step, String migration) throws SQLException {
        begin(connection, plan, Row.of(plan, step), migration);
    }

    /** One line of the table: a step, or that the tool's history lists a changeset. */
    private record Row(String fingerprint, String changeset, String checksum, String what) {
        static Row of(StoredPlan plan, Step step) {
            return new Row(
                    plan.fingerprint(step),
                    step.changeset().key(),
                    plan.checksum(step.changeset()),
                    step.id().value());
        }

        static Row recorded(String changeset, String checksum) {
            return new Row(Digest.of(List.of("recorded", changeset, checksum)).hex(), changeset, checksum, "recorded");
        }
    }

    private void begin(Connection connection, StoredPlan plan, Row row, String migration) throws SQLException {
        if (mark(connection, row.fingerprint()) != Mark.NONE) {
            return;
        }
        String sql = "INSERT INTO " + table("step")
                + " (fingerprint, changeset, checksum, step, plan_digest, migration) VALUES (?, ?, ?, ?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, row.fingerprint());
            statement.setString(2, row.changeset());
            statement.setString(3, row.checksum());
            statement.setString(4, row.what());
            statement.setString(5, plan.plan().digest().hex());
            statement.setString(6, migration);
            statement.executeUpdate();
        }
    }

    /**
     * Marks a step done.
     *
     * @throws TowpathException {@code FENCED} when another attempt did it meanwhile: what this one did must not stay
     */
    public void done(Connection connection, StoredPlan plan, Step step, String migration) throws SQLException {
        Row row = Row.of(plan, step);
        begin(connection, plan, row, migration);
        if (!end(connection, row)) {
            throw new TowpathException(ErrorCode.FENCED, "another attempt did " + step.id() + " meanwhile");
        }
    }

    /** False when somebody else ended it before. */
    private boolean end(Connection connection, Row row) throws SQLException {
        // The statement's own clock: now() would be the begin of a transaction that a step may spend its whole time in.
        String sql = "UPDATE " + table("step")
                + " SET done_at = clock_timestamp() WHERE fingerprint = ? AND done_at IS NULL";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, row.fingerprint());
            return statement.executeUpdate() == 1;
        }
    }

    /**
     * Notes, beside the row itself, that the tool's history lists a changeset now. Should the row be missing later, so is
     * what the marks describe: a database made anew, a repeatable migration that went back to an older text.
     */
    public void recorded(Connection connection, StoredPlan plan, Changeset changeset, String migration)
            throws SQLException {
        Row row = Row.recorded(changeset.id().key(), changeset.checksum());
        begin(connection, plan, row, migration);
        end(connection, row);
    }

    /** Forgets the marks of a changeset that was recorded once and is pending again. */
    public void forgetRecorded(Connection connection, String changeset, String checksum) throws SQLException {
        if (mark(connection, Row.recorded(changeset, checksum).fingerprint()) == Mark.NONE) {
            return;
        }
        String which = " WHERE changeset = ? AND checksum = ?";
        for (String of : List.of("fill_range", "quarantine", "fill")) {
            delete(
                    connection,
                    "DELETE FROM " + table(of) + " WHERE fingerprint IN (SELECT fingerprint FROM " + table("step")
                            + which + ")",
                    changeset,
                    checksum);
        }
        delete(connection, "DELETE FROM " + table("step") + which, changeset, checksum);
    }

    private static void delete(Connection connection, String sql, String changeset, String checksum)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, changeset);
            statement.setString(2, checksum);
            statement.executeUpdate();
        }
    }

    /** How long the done steps of a changeset took together. */
    public Duration took(Connection connection, Changeset changeset) throws SQLException {
        String sql = "SELECT coalesce(sum(extract(epoch FROM done_at - began_at)), 0) FROM " + table("step")
                + " WHERE changeset = ? AND checksum = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, changeset.id().key());
            statement.setString(2, changeset.checksum());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return Duration.ofMillis((long) (row.getDouble(1) * 1000));
            }
        }
    }

    /**
     * The steps an earlier run planned for a changeset that it began; empty when none began it in its present form, or
     * when it was finished and is pending again.
     */
    public List<Step> begunSteps(Connection connection, Changeset changeset) throws SQLException {
        Row recorded = Row.recorded(changeset.id().key(), changeset.checksum());
        if (mark(connection, recorded.fingerprint()) != Mark.NONE) {
            return List.of();
        }
        String sql = "SELECT plan_digest FROM " + table("step")
                + " WHERE changeset = ? AND checksum = ? ORDER BY began_at DESC LIMIT 1";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, changeset.id().key());
            statement.setString(2, changeset.checksum());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return List.of();
                }
                return read(connection, row.getString(1))
                        .map(plan -> plan.stepsOf(changeset.id()))
                        .orElse(List.of());
            }
        }
    }

    /** The fills of this ledger. */
    public Fills fills() {
        return new Fills(table("fill"), table("fill_range"), table("quarantine"));
    }
}
