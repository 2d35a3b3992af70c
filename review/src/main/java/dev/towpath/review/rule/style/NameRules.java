package dev.towpath.review.rule.style;

import static dev.towpath.review.rule.RuleKind.ADVICE;
import static dev.towpath.review.rule.RuleKind.FAILURE;
import static dev.towpath.review.rule.Rules.onRequest;
import static dev.towpath.review.rule.Rules.postgres;
import static dev.towpath.review.rule.Rules.rule;
import static dev.towpath.review.rule.Rules.when;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ColumnSpec;
import dev.towpath.model.operation.ObjectKind;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleSet;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What things are called. */
public final class NameRules implements RuleSet {
    private static final Pattern SNAKE = Pattern.compile("[a-z][a-z0-9_]*");
    /** The objects that live in a schema of their own name space. */
    private static final Set<ObjectKind> IN_SCHEMA = Set.of(
            ObjectKind.SEQUENCE,
            ObjectKind.INDEX,
            ObjectKind.FOREIGN_TABLE,
            ObjectKind.VIEW,
            ObjectKind.MATERIALIZED_VIEW,
            ObjectKind.TYPE,
            ObjectKind.ENUM,
            ObjectKind.DOMAIN,
            ObjectKind.FUNCTION,
            ObjectKind.PROCEDURE);

    /** Found by {@link dev.towpath.review.rule.RuleBook}. */
    public NameRules() {}

    @Override
    public List<Rule> rules() {
        return List.of(
                postgres(
                        "identifier-too-long",
                        "a name the server cuts",
                        FAILURE,
                        Severity.WARNING,
                        when(SchemaOperation.class, NameRules::cut)),
                onRequest(rule(
                        "unqualified-name",
                        "a name that depends on the search path",
                        ADVICE,
                        Severity.INFO,
                        when(SchemaOperation.class, NameRules::unqualified))),
                onRequest(rule(
                        "reserved-word",
                        "a name that has to be quoted everywhere",
                        ADVICE,
                        Severity.INFO,
                        when(
                                SchemaOperation.class,
                                (op, s) -> first(
                                        made(op),
                                        name -> SNAKE.matcher(name).matches()
                                                && !s.dialect().quote(name).equals(name),
                                        "a word of SQL has to be quoted in every statement",
                                        "Take another word.")))),
                onRequest(rule(
                        "naming",
                        "a name out of style",
                        ADVICE,
                        Severity.INFO,
                        when(
                                SchemaOperation.class,
                                (op, s) -> first(
                                        made(op),
                                        name -> !SNAKE.matcher(name).matches(),
                                        "only names in lower case with underscores can be written without quotes",
                                        "Take such a name: nobody has to remember the quotes and the case then.")))));
    }

    private static @Nullable Said cut(SchemaOperation operation, Scene scene) {
        if (!scene.first() || changesNoSchema(operation)) {
            return null;
        }
        List<String> cut =
                scene.dialect().cutNames(scene.statement().statement().sql());
        return cut.isEmpty()
                ? null
                : Said.of("the server keeps only the first " + scene.dialect().longestName() + " bytes of "
                                + String.join(", ", cut)
                                + ": whoever looks for the whole name does not find it, and two names may become one")
                        .advice("Choose a shorter name.");
    }

    private static boolean changesNoSchema(SchemaOperation operation) {
        return switch (operation) {
            case SchemaOperation.InsertRows ignored -> true;
            case SchemaOperation.InsertQuery ignored -> true;
            case SchemaOperation.UpdateRows ignored -> true;
            case SchemaOperation.DeleteRows ignored -> true;
            case SchemaOperation.CopyRows ignored -> true;
            case SchemaOperation.Opaque ignored -> true;
            case SchemaOperation.Describe ignored -> true;
            case SchemaOperation.SessionSetting ignored -> true;
            case SchemaOperation.TransactionControl ignored -> true;
            case SchemaOperation.Maintenance ignored -> true;
            case SchemaOperation.ChangePrivileges ignored -> true;
            default -> false;
        };
    }

    private static @Nullable Said unqualified(SchemaOperation operation, Scene scene) {
        if (!scene.first() || changesNoSchema(operation) || scene.course().setting("search_path") != null) {
            return null;
        }
        TableName name = named(operation);
        return name == null || name.schema() != null
                ? null
                : Said.of("where " + name + " lies depends on the search path of whoever runs this")
                        .advice("Write the schema in front of the name.");
    }

    /** What a statement names that lies in a schema. */
    private static @Nullable TableName named(SchemaOperation operation) {
        return switch (operation) {
            case SchemaOperation.CreateObject create ->
                create.on() == null ? inSchema(create.object(), create.name()) : create.on();
            case SchemaOperation.AlterObject alter -> inSchema(alter.object(), alter.name());
            case SchemaOperation.DropObject drop ->
                drop.on() == null ? inSchema(drop.object(), drop.name()) : drop.on();
            case SchemaOperation.DropIndex drop -> drop.on() == null ? drop.index() : drop.on();
            default -> operation.subject();
        };
    }

    private static @Nullable TableName inSchema(ObjectKind kind, TableName name) {
        return IN_SCHEMA.contains(kind) ? name : null;
    }

    /** The names a statement gives to new things. */
    private static List<String> made(SchemaOperation operation) {
        List<String> names = new ArrayList<>();
        switch (operation) {
            case SchemaOperation.CreateTable create -> {
                names.add(create.table().name());
                create.columns().stream().map(ColumnSpec::name).forEach(name -> names.add(name.value()));
            }
            case SchemaOperation.AddColumn add -> names.add(add.column().name().value());
            case SchemaOperation.RenameColumn rename ->
                names.add(rename.newName().value());
            case SchemaOperation.RenameTable rename -> names.add(rename.newName());
            case SchemaOperation.CreateIndex create -> {
                if (create.index() != null) {
                    names.add(create.index());
                }
            }
            case SchemaOperation.CreateObject create -> {
                if (IN_SCHEMA.contains(create.object())) {
                    names.add(create.name().name());
                }
            }
            default -> {}
        }
        return names;
    }

    private static @Nullable Said first(List<String> names, Predicate<String> which, String is, String advice) {
        List<String> found = names.stream().filter(which).toList();
        return found.isEmpty()
                ? null
                : Said.of("\"" + String.join("\", \"", found) + "\": " + is).advice(advice);
    }
}
