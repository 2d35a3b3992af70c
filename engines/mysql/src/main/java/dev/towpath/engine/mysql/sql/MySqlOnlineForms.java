package dev.towpath.engine.mysql.sql;

import dev.towpath.engine.spi.sql.DdlMethod;
import dev.towpath.engine.spi.sql.DdlMethod.Algorithm;
import dev.towpath.engine.spi.sql.DdlMethod.Work;
import dev.towpath.engine.spi.sql.OnlineForm;
import dev.towpath.engine.spi.sql.OnlineForm.Part;
import dev.towpath.engine.spi.sql.OnlineForms;
import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.changeset.Statement;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.plan.Expectation;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What each operation locks on MySQL, and how to run it while the application goes on: with the algorithm written out,
 * so that the server refuses rather than quietly copies the table.
 */
public final class MySqlOnlineForms implements OnlineForms {
    private static final Pattern USE = Pattern.compile("(?i)^use\\s+(.+)$");

    @Override
    public List<LockImpact> locks(SchemaOperation operation, SchemaView schema) {
        return LockTable.locks(operation, Asked.NOTHING, schema);
    }

    @Override
    public List<LockImpact> locks(Action action, Understanding.Understood read, SchemaView schema) {
        return LockTable.locks(action.operation(), Asked.of(read.actions()), schema);
    }

    @Override
    public OnlineForm form(Action action, Statement statement, SchemaView schema) {
        TableName table = action.operation().subject();
        if (table == null || schema.existing(table).isEmpty() || createsTable(statement)) {
            return new OnlineForm.AsWritten();
        }
        DdlMethod method = DdlMethods.of(action.operation(), schema);
        if (method == null) {
            return new OnlineForm.AsWritten();
        }
        if (!method.writes() && method.work() != Work.METADATA) {
            return Blocked.form(action.operation(), method);
        }
        return asserted(action, statement, method, schema);
    }

    /** What a new table declares alters nothing, not even where IF NOT EXISTS finds one. */
    private static boolean createsTable(Statement statement) {
        Words words = Words.first(statement.sql(), 3);
        return words.starts("create", "table") || words.starts("create", "temporary", "table");
    }

    /** A statement that does one thing gets its algorithm written out; one of several parts runs as it is. */
    private OnlineForm asserted(Action action, Statement statement, DdlMethod method, SchemaView schema) {
        String clause = Assertions.clause(action.operation(), method);
        if (clause == null || !action.sql().equals(statement.sql()) || Assertions.present(statement.sql())) {
            return new OnlineForm.AsWritten();
        }
        return new OnlineForm.Rewritten(
                List.of(new Part.Alone(
                        Assertions.appended(statement.sql(), clause), expectations(action.operation(), schema))),
                "the server refuses it should it need more than "
                        + (method.algorithm() == Algorithm.INSTANT ? "its dictionary" : "an online change"));
    }

    @Override
    public List<Expectation> expectations(SchemaOperation operation, SchemaView schema) {
        // Nothing runs on MySQL yet, so nothing has to be proven.
        return List.of();
    }

    @Override
    public @Nullable String schemaAfter(String setting, String home) {
        var use = USE.matcher(setting.strip());
        return use.matches() ? MySqlNames.table(use.group(1).strip()) : null;
    }
}
