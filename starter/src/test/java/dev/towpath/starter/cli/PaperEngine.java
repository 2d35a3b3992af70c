package dev.towpath.starter.cli;

import dev.towpath.engine.spi.Engine;
import dev.towpath.engine.spi.server.ConnectionSettings;
import dev.towpath.engine.spi.server.DatabaseServer;
import dev.towpath.engine.spi.server.Password;
import dev.towpath.engine.spi.sql.Dialect;
import dev.towpath.engine.spi.sql.HandScripts;
import dev.towpath.engine.spi.sql.OnlineForms;
import dev.towpath.engine.spi.sql.SqlLanguage;
import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.model.changeset.Script;
import dev.towpath.model.changeset.SourcePosition;
import dev.towpath.model.changeset.Statement;
import dev.towpath.model.facts.ServerVersion;
import java.util.ArrayList;
import java.util.List;

/** An engine that understands no statement: one line, one statement. */
public final class PaperEngine implements Engine, SqlLanguage {
    @Override
    public String name() {
        return "paper";
    }

    @Override
    public ServerVersion assumedVersion() {
        return new ServerVersion(1, 0);
    }

    @Override
    public int defaultPort() {
        return 1;
    }

    @Override
    public SqlLanguage language() {
        return this;
    }

    @Override
    public Dialect dialect() {
        return unused(Dialect.class);
    }

    @Override
    public HandScripts handScripts() {
        throw new UnsupportedOperationException();
    }

    @Override
    public OnlineForms onlineForms() {
        return unused(OnlineForms.class);
    }

    /** Asked for by planners, used for understood statements only. */
    private static <T> T unused(Class<T> type) {
        return type.cast(java.lang.reflect.Proxy.newProxyInstance(
                PaperEngine.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                }));
    }

    @Override
    public DatabaseServer open(ConnectionSettings settings, Password password, int budget) {
        throw new UnsupportedOperationException("the command line has no database");
    }

    @Override
    public List<Statement> split(Script script) {
        List<Statement> statements = new ArrayList<>();
        List<String> lines = script.text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            statements.add(new Statement(lines.get(i), new SourcePosition(script.file(), i + 1, 1)));
        }
        return statements;
    }

    @Override
    public Understanding understand(Statement statement) {
        return new Understanding.NotUnderstood(statement, "it is on paper", statement.at());
    }
}
