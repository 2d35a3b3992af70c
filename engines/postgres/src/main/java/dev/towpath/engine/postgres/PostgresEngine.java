package dev.towpath.engine.postgres;

import dev.towpath.engine.postgres.server.PostgresServer;
import dev.towpath.engine.postgres.sql.PostgresDialect;
import dev.towpath.engine.postgres.sql.PostgresHandScripts;
import dev.towpath.engine.postgres.sql.PostgresLanguage;
import dev.towpath.engine.postgres.sql.PostgresOnlineForms;
import dev.towpath.engine.postgres.sql.lock.LockTable;
import dev.towpath.engine.spi.Engine;
import dev.towpath.engine.spi.server.ConnectionSettings;
import dev.towpath.engine.spi.server.DatabaseServer;
import dev.towpath.engine.spi.server.Password;
import dev.towpath.engine.spi.sql.Dialect;
import dev.towpath.engine.spi.sql.HandScripts;
import dev.towpath.engine.spi.sql.OnlineForms;
import dev.towpath.engine.spi.sql.SqlLanguage;
import dev.towpath.model.facts.ServerVersion;

/** PostgreSQL, found by ServiceLoader. */
public final class PostgresEngine implements Engine {
    private final PostgresLanguage language = new PostgresLanguage();
    private final PostgresDialect dialect = new PostgresDialect();
    private final PostgresHandScripts handScripts = new PostgresHandScripts();
    private final PostgresOnlineForms onlineForms = new PostgresOnlineForms(new LockTable());

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public ServerVersion assumedVersion() {
        return new ServerVersion(17, 0);
    }

    @Override
    public int defaultPort() {
        return 5432;
    }

    @Override
    public SqlLanguage language() {
        return language;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public HandScripts handScripts() {
        return handScripts;
    }

    @Override
    public OnlineForms onlineForms() {
        return onlineForms;
    }

    @Override
    public DatabaseServer open(ConnectionSettings settings, Password password, int budget) {
        return new PostgresServer(settings, password, budget);
    }
}
