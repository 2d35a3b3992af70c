package dev.towpath.engine.mysql.sql;

import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ObjectChange;
import dev.towpath.model.operation.ObjectKind;
import dev.towpath.model.operation.SchemaOperation;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import java.util.List;

/** Reads {@code ALTER …} of everything. */
final class AlterReader {
    private final Source source;

    AlterReader(Source source) {
        this.source = source;
    }

    List<Action> read(MySqlParser.AlterStatementContext node) {
        return node.alterTable() != null
                ? new AlterTableReader(source, node.alterTable()).read()
                : List.of(new Action(operation(node), source.sql()));
    }

    private SchemaOperation operation(MySqlParser.AlterStatementContext node) {
        if (node.alterDatabase() != null) {
            return altered(ObjectKind.SCHEMA, source.single(node.alterDatabase().schemaRef()), ObjectChange.OTHER);
        }
        if (node.alterView() != null) {
            return new SchemaOperation.CreateObject(
                    ObjectKind.VIEW, source.name(node.alterView().viewRef()), null, true);
        }
        if (node.procedureRef() != null) {
            return altered(ObjectKind.PROCEDURE, source.name(node.procedureRef()), ObjectChange.OTHER);
        }
        if (node.functionRef() != null) {
            return altered(ObjectKind.FUNCTION, source.name(node.functionRef()), ObjectChange.OTHER);
        }
        if (node.alterEvent() != null) {
            boolean renames = node.alterEvent().qualifiedIdentifier() != null;
            return altered(
                    ObjectKind.EVENT,
                    source.name(node.alterEvent().eventRef()),
                    renames ? ObjectChange.RENAME : ObjectChange.OTHER);
        }
        if (node.alterServer() != null) {
            // Its options may hold a password.
            return new SchemaOperation.AlterObject(
                    ObjectKind.FOREIGN_SERVER,
                    source.single(node.alterServer().serverRef()),
                    ObjectChange.OTHER,
                    "ALTER SERVER");
        }
        if (node.alterInstanceStatement() != null) {
            return new SchemaOperation.Opaque("ALTER INSTANCE");
        }
        return altered(ObjectKind.OTHER, TableName.of(Nodes.leadingWords(Nodes.only(node))), ObjectChange.OTHER);
    }

    private SchemaOperation altered(ObjectKind kind, TableName name, ObjectChange change) {
        return new SchemaOperation.AlterObject(kind, name, change, Source.oneLine(source.sql()));
    }
}
