package dev.towpath.engine.mysql.sql;

import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.engine.spi.sql.Understanding.Understood;
import dev.towpath.model.facts.ServerVersion;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.facts.TableFacts.ColumnFacts;
import dev.towpath.model.facts.TableFacts.ConstraintFacts;
import dev.towpath.model.facts.TableFacts.IndexFacts;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tables with rows, as SQL for a server and as what a review knows of them. */
final class TestTables {
    static final List<String> SQL = List.of(
            "CREATE TABLE p (id BIGINT PRIMARY KEY, code VARCHAR(20))",
            "INSERT INTO p VALUES (1, 'a'), (2, 'b')",
            "CREATE TABLE t (id BIGINT PRIMARY KEY AUTO_INCREMENT, a INT, b INT DEFAULT 1, nn INT NOT NULL,"
                    + " v VARCHAR(20) CHARACTER SET utf8mb4, l VARCHAR(50) CHARACTER SET latin1,"
                    + " v3 VARCHAR(20) CHARACTER SET utf8mb3, iv3 VARCHAR(20) CHARACTER SET utf8mb3,"
                    + " e ENUM('a', 'b'), s SET('a', 'b'), txt TEXT, d DECIMAL(10, 2), g INT AS (a + 1) VIRTUAL,"
                    + " st INT AS (a + 2) STORED, pt POINT NOT NULL SRID 4326, p_id BIGINT, ck INT, a2 INT, gi INT AS (1) VIRTUAL,"
                    + " KEY ka (a), KEY ka2 (a2, nn), KEY kgi (gi), KEY kiv3 (iv3), KEY kp (p_id), CONSTRAINT fk FOREIGN KEY (p_id) REFERENCES p (id),"
                    + " CONSTRAINT ck1 CHECK (ck > 0), CONSTRAINT ck2 CHECK (ck > 5) NOT ENFORCED)",
            "INSERT INTO t (a, nn, v, l, v3, iv3, e, s, txt, d, pt, p_id, ck) VALUES"
                    + " (1, 1, 'v', 'l', 'v', 'v', 'a', 'a', 't', 1, st_geomfromtext('POINT(1 1)', 4326), 1, 10),"
                    + " (2, 2, 'w', 'm', 'w', 'w', 'b', 'b', 'u', 2, st_geomfromtext('POINT(1 2)', 4326), 2, 20)",
            "CREATE TABLE k (a INT NOT NULL, b INT NOT NULL, c VARCHAR(10))",
            "INSERT INTO k VALUES (1, 1, 'x'), (2, 2, 'y')",
            "CREATE TABLE k2 (a INT, b INT, PRIMARY KEY (a, b))",
            "INSERT INTO k2 VALUES (1, 1), (2, 2)",
            "CREATE TABLE vc (id INT PRIMARY KEY, g INT AS (1) VIRTUAL)",
            "INSERT INTO vc (id) VALUES (1)",
            "CREATE TABLE pk (a INT NOT NULL PRIMARY KEY, b INT NOT NULL)",
            "INSERT INTO pk VALUES (1, 1), (2, 2)",
            "CREATE TABLE ft (id INT PRIMARY KEY, txt TEXT, v VARCHAR(10), FULLTEXT KEY words (txt))",
            "INSERT INTO ft VALUES (1, 'a', 'b')",
            "CREATE TABLE r (id INT NOT NULL, y INT NOT NULL, PRIMARY KEY (id, y)) PARTITION BY RANGE (y)"
                    + " (PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN (20))",
            "INSERT INTO r VALUES (1, 1), (2, 11)",
            "CREATE TABLE h (id INT PRIMARY KEY) PARTITION BY HASH (id) PARTITIONS 2",
            "INSERT INTO h VALUES (1), (2)");

    private TestTables() {}

    /** Those a statement is about; making all of them for each would take minutes. */
    static List<String> forStatement(String sql) {
        return SQL.stream()
                .filter(each -> {
                    String table = each.replaceFirst("^(CREATE TABLE|INSERT INTO) (\\w+).*$", "$2");
                    return sql.matches(".* (TABLE|ON) " + table + "\\b.*") || (table.equals("p") && sql.contains(" t"));
                })
                .toList();
    }

    /** All of them, on a server of 9.7 that checks foreign keys. */
    static SchemaView view() {
        return view("1");
    }

    /** The same, with this value of {@code foreign_key_checks}. */
    static SchemaView view(String foreignKeyChecks) {
        Map<TableName, TableFacts> tables = new TreeMap<>();
        for (String sql : SQL) {
            if (new MySqlLanguage().understand(Golden.statement(sql)) instanceof Understood read
                    && read.actions().getFirst().operation() instanceof SchemaOperation.CreateTable create) {
                tables.put(create.table(), facts(create, read));
            }
        }
        return new View(tables, foreignKeyChecks);
    }

    private static TableFacts facts(SchemaOperation.CreateTable create, Understood read) {
        List<ColumnName> key = new ArrayList<>();
        List<ConstraintFacts> constraints = new ArrayList<>();
        List<IndexFacts> indexes = new ArrayList<>();
        create.columns()
                .forEach(column -> column.constraints().forEach(each -> {
                    if (each instanceof ConstraintSpec.PrimaryKey primary) {
                        key.addAll(primary.columns());
                    }
                }));
        for (ConstraintSpec each : create.constraints()) {
            if (each instanceof ConstraintSpec.PrimaryKey primary) {
                key.addAll(primary.columns());
            } else {
                constraints.add(new ConstraintFacts(String.valueOf(each.name()), true, "", each));
            }
        }
        read.actions().forEach(action -> {
            if (action.operation() instanceof SchemaOperation.CreateIndex index) {
                indexes.add(new IndexFacts(
                        String.valueOf(index.index()),
                        true,
                        index.unique(),
                        false,
                        index.columns(),
                        "",
                        index.shape().method()));
            }
        });
        List<ColumnFacts> columns = create.columns().stream()
                .map(column -> new ColumnFacts(
                        column.name(), column.type(), !column.notNull(), column.defaultValue(), column.attributes()))
                .toList();
        return new TableFacts(create.table(), 1_000_000, 0, false, columns, key, constraints, indexes);
    }

    private record View(Map<TableName, TableFacts> tables, String foreignKeyChecks) implements SchemaView {
        @Override
        public @Nullable String setting(String name) {
            return name.equals("foreign_key_checks") ? foreignKeyChecks : null;
        }

        @Override
        public ServerVersion version() {
            return new ServerVersion(9, 7);
        }

        @Override
        public TableName resolve(TableName name) {
            return name;
        }

        @Override
        public Optional<TableFacts> existing(TableName table) {
            return Optional.ofNullable(tables.get(table));
        }

        @Override
        public Optional<TableFacts> ownerOf(TableName index) {
            return Optional.empty();
        }

        @Override
        public long smallTableRows() {
            return 0;
        }
    }
}
