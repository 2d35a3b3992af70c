package dev.towpath.engine.mysql;

import dev.towpath.engine.mysql.sql.MySqlDialect;
import dev.towpath.engine.mysql.sql.MySqlHandScripts;
import dev.towpath.engine.mysql.sql.MySqlLanguage;
import dev.towpath.engine.mysql.sql.MySqlOnlineForms;
import dev.towpath.engine.spi.Engine;
import dev.towpath.engine.spi.server.ConnectionSettings;
import dev.towpath.engine.spi.server.DatabaseServer;
import dev.towpath.engine.spi.server.Password;
import dev.towpath.engine.spi.sql.Dialect;
import dev.towpath.engine.spi.sql.HandScripts;
import dev.towpath.engine.spi.sql.OnlineForms;
import dev.towpath.engine.spi.sql.SqlLanguage;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.model.facts.ServerVersion;
import java.util.Optional;

/** MySQL, found by ServiceLoader. It reviews; it does not run migrations yet. */
public final class MySqlEngine implements Engine {
    private static final String REVIEW_ONLY =
            "MySQL migrations can be reviewed, but not run yet: Towpath has no access to"
                    + " live MySQL databases. Use \"towpath review --engine mysql\", and run them with your tool.";

    private final MySqlLanguage language = new MySqlLanguage();
    private final MySqlOnlineForms onlineForms = new MySqlOnlineForms();
    private final MySqlHandScripts handScripts = new MySqlHandScripts();
    private final MySqlDialect dialect = new MySqlDialect();

    @Override
    public String name() {
        return "mysql";
    }

    @Override
    public ServerVersion assumedVersion() {
        return new ServerVersion(8, 4);
    }

    @Override
    public String assumedSchema() {
        return "";
    }

    @Override
    public Optional<String> reviewOnly() {
        return Optional.of(REVIEW_ONLY);
    }

    @Override
    public int defaultPort() {
        return 3306;
    }

    @Override
    public SqlLanguage language() {
        return language;
    }

    @Override
    public OnlineForms onlineForms() {
        return onlineForms;
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
    public DatabaseServer open(ConnectionSettings settings, Password password, int budget) {
        throw new TowpathException(ErrorCode.CONFIGURATION, REVIEW_ONLY);
    }
}
