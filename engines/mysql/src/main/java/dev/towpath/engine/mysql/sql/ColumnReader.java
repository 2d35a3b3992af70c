package dev.towpath.engine.mysql.sql;

import dev.towpath.model.name.ColumnName;
import dev.towpath.model.operation.ColumnSpec;
import dev.towpath.model.operation.ColumnSpec.DefaultValue;
import dev.towpath.model.operation.ColumnSpec.DefaultValue.Kind;
import dev.towpath.model.operation.ConstraintSpec;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/** Reads the declaration of one column, wherever it stands. One per declaration. */
final class ColumnReader {
    /** A reference to a parent within a column's declaration, which servers before 9.0 parse and forget. */
    static final String REFERENCES = "references";

    private final Source source;
    private final SortedMap<String, String> attributes = new TreeMap<>();
    private final List<ConstraintSpec> constraints = new ArrayList<>();
    private boolean notNull;
    private DefaultValue value = DefaultValue.NONE;

    ColumnReader(Source source) {
        this.source = source;
    }

    /**
     * The column.
     *
     * @param references what follows the definition, or null
     * @param place where the column goes, or null
     */
    ColumnSpec read(
            ParserRuleContext name,
            MySqlParser.FieldDefinitionContext definition,
            MySqlParser.@Nullable CheckOrReferencesContext references,
            MySqlParser.@Nullable PlaceContext place) {
        ColumnName column = source.column(name);
        String type = type(definition.dataType(), column);
        if (definition.exprWithParentheses() != null) {
            Kind kind =
                    Nodes.says(definition, MySqlParser.STORED_SYMBOL) ? Kind.GENERATED_STORED : Kind.GENERATED_VIRTUAL;
            value = new DefaultValue(kind, source.display(definition.exprWithParentheses()));
        }
        if (definition.collate() != null) {
            collation(definition.collate());
        }
        definition.columnAttribute().forEach(attribute -> attribute(attribute, column));
        if (references != null && references.references() != null) {
            attributes.put(
                    REFERENCES, source.name(references.references().tableRef()).display());
        }
        if (place != null) {
            attributes.put(
                    place.identifier() == null ? "first" : "after",
                    place.identifier() == null ? "" : source.identifier(place.identifier()));
        }
        return new ColumnSpec(column, type, notNull, value, constraints, attributes);
    }

    /** The type without what it says of characters. */
    private String type(MySqlParser.DataTypeContext node, ColumnName column) {
        if (Nodes.says(node, MySqlParser.SERIAL_SYMBOL)) {
            serial(column);
            return "bigint unsigned";
        }
        MySqlParser.CharsetWithOptBinaryContext characters = node.charsetWithOptBinary();
        if (characters == null) {
            return source.display(node);
        }
        if (characters.charsetName() != null) {
            attributes.put("character set", MySqlNames.fold(source.text(characters.charsetName())));
        } else if (characters.ascii() != null) {
            attributes.put("character set", "latin1");
        } else if (characters.unicode() != null) {
            attributes.put("character set", "ucs2");
        }
        return Source.oneLine(source.sql().substring(Source.start(node), Source.start(characters)));
    }

    private void serial(ColumnName column) {
        notNull = true;
        value = new DefaultValue(Kind.SEQUENCE, null);
        attributes.put("auto_increment", "");
        constraints.add(new ConstraintSpec.Unique(null, List.of(column), null));
    }

    private void collation(MySqlParser.CollateContext node) {
        String collation = MySqlNames.fold(source.text(node.collationName()));
        attributes.put("collate", collation);
        attributes.putIfAbsent("character set", CharacterSets.ofCollation(collation));
    }

    private void attribute(MySqlParser.ColumnAttributeContext node, ColumnName column) {
        if (node.nullLiteral() != null) {
            notNull = Nodes.says(node, MySqlParser.NOT_SYMBOL);
        } else if (node.collate() != null) {
            collation(node.collate());
        } else if (node.checkConstraint() != null) {
            constraints.add(new ConstraintSpec.Check(
                    KeyReader.name(node.constraintName(), source),
                    source.display(node.checkConstraint().exprWithParentheses()),
                    true));
        } else if (node.constraintEnforcement() != null) {
            if (Nodes.says(node.constraintEnforcement(), MySqlParser.NOT_SYMBOL)) {
                releaseLastCheck();
            }
        } else if (node.visibility() != null) {
            if (Nodes.says(node.visibility(), MySqlParser.INVISIBLE_SYMBOL)) {
                attributes.put("invisible", "");
            }
        } else if (node.value != null) {
            named(node, column);
        }
    }

    private void releaseLastCheck() {
        int last = constraints.size() - 1;
        if (last >= 0 && constraints.get(last) instanceof ConstraintSpec.Check check) {
            constraints.set(last, new ConstraintSpec.Check(check.name(), check.expression(), false));
        }
    }

    private void named(MySqlParser.ColumnAttributeContext node, ColumnName column) {
        switch (node.value.getType()) {
            case MySqlParser.DEFAULT_SYMBOL -> value = Defaults.of(node, source);
            case MySqlParser.ON_SYMBOL -> attributes.put("on update", "current_timestamp");
            case MySqlParser.AUTO_INCREMENT_SYMBOL -> {
                value = new DefaultValue(Kind.SEQUENCE, null);
                attributes.put("auto_increment", "");
            }
            case MySqlParser.SERIAL_SYMBOL -> serial(column);
            case MySqlParser.KEY_SYMBOL -> {
                notNull = true;
                constraints.add(new ConstraintSpec.PrimaryKey(null, List.of(column), null));
            }
            case MySqlParser.UNIQUE_SYMBOL -> constraints.add(new ConstraintSpec.Unique(null, List.of(column), null));
            case MySqlParser.COMMENT_SYMBOL ->
                attributes.put("comment", MySqlNames.bare(source.text(node.textLiteral())));
            case MySqlParser.SRID_SYMBOL -> attributes.put("srid", source.text(node.real_ulonglong_number()));
            case MySqlParser.COLUMN_FORMAT_SYMBOL -> attributes.put("column_format", source.text(node.columnFormat()));
            case MySqlParser.STORAGE_SYMBOL -> attributes.put("storage", source.text(node.storageMedia()));
            default -> attributes.put("engine attribute", source.display(node));
        }
    }
}
