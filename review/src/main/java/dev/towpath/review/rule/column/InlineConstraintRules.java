package dev.towpath.review.rule.column;

import static dev.towpath.review.rule.RuleKind.LOCK;
import static dev.towpath.review.rule.Rules.postgres;
import static dev.towpath.review.rule.Rules.when;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation.AddColumn;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleSet;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import dev.towpath.review.rule.Spelling;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** New columns that bring a constraint along, which is checked or built while the table is locked. */
public final class InlineConstraintRules implements RuleSet {
    /** Found by {@link dev.towpath.review.rule.RuleBook}. */
    public InlineConstraintRules() {}

    @Override
    public List<Rule> rules() {
        return List.of(
                postgres(
                        "add-column-inline-check",
                        "a new column with a check",
                        LOCK,
                        Severity.WARNING,
                        when(AddColumn.class, InlineConstraintRules::check)),
                postgres(
                        "add-column-inline-unique",
                        "a new column with a key",
                        LOCK,
                        Severity.WARNING,
                        when(AddColumn.class, InlineConstraintRules::unique)),
                postgres(
                        "add-column-inline-fk",
                        "a new column with a foreign key",
                        LOCK,
                        Severity.WARNING,
                        when(AddColumn.class, InlineConstraintRules::foreignKey)));
    }

    private static <C extends ConstraintSpec> Optional<C> inline(AddColumn add, Class<C> kind, Scene scene) {
        return scene.existed(add.table())
                ? add.column().constraints().stream()
                        .filter(ConstraintSpec::enforced)
                        .filter(kind::isInstance)
                        .map(kind::cast)
                        .findFirst()
                : Optional.empty();
    }

    private static @Nullable Said check(AddColumn add, Scene scene) {
        return inline(add, ConstraintSpec.Check.class, scene)
                .map(check -> Said.of("the check of the new column " + AddColumnRules.name(add) + " reads all rows of "
                                + add.table() + " under ACCESS EXCLUSIVE: nobody reads or writes it meanwhile")
                        .advice("Add the column first; then the check NOT VALID, and validate it by a statement of its"
                                + " own.")
                        .rewrite(late(
                                add,
                                scene,
                                constraint(add, check.name(), "check", scene),
                                "CHECK (" + check.expression() + ")")))
                .orElse(null);
    }

    private static @Nullable Said unique(AddColumn add, Scene scene) {
        boolean primary = inline(add, ConstraintSpec.PrimaryKey.class, scene).isPresent();
        Optional<ConstraintSpec.Unique> unique = inline(add, ConstraintSpec.Unique.class, scene);
        if (!primary && unique.isEmpty()) {
            return null;
        }
        String name = constraint(add, unique.map(ConstraintSpec.Unique::name).orElse(null), "key", scene);
        String column = Spelling.column(add.column().name(), scene);
        String alter = Spelling.alter(add.table(), scene);
        Said said = Said.of("the index of the new column " + AddColumnRules.name(add)
                        + " is built under ACCESS EXCLUSIVE:" + " nobody reads or writes " + add.table() + " meanwhile")
                .advice("Add the column, build a unique index CONCURRENTLY, and let it become the key.");
        return primary
                ? said
                : said.rewrite(
                        alter + "ADD COLUMN " + declared(add, scene),
                        "CREATE UNIQUE INDEX CONCURRENTLY " + name + " ON " + scene.sql(add.table()) + " (" + column
                                + ")",
                        alter + "ADD CONSTRAINT " + name + " UNIQUE USING INDEX " + name);
    }

    private static @Nullable Said foreignKey(AddColumn add, Scene scene) {
        ConstraintSpec.ForeignKey key =
                inline(add, ConstraintSpec.ForeignKey.class, scene).orElse(null);
        if (key == null) {
            return null;
        }
        boolean other = scene.existed(key.parent()) && !scene.same(key.parent(), add.table());
        boolean scans = scene.locks().stream().anyMatch(lock -> lock.duration() != LockImpact.Duration.BRIEF);
        if (!other && !scans) {
            return null;
        }
        String where = other
                ? add.table() + " is locked ACCESS EXCLUSIVE and " + key.parent() + " SHARE ROW EXCLUSIVE at once"
                : add.table() + " is locked ACCESS EXCLUSIVE";
        String how = scans
                ? " while all rows are checked: nobody reads or writes " + add.table()
                        + (other ? ", nor writes " + key.parent() : "")
                : ": writers of both wait until the transaction ends";
        String column = Spelling.column(add.column().name(), scene);
        String parent = scene.sql(key.parent())
                + (key.referenced().isEmpty() ? "" : " " + Spelling.columns(key.referenced(), scene));
        return Said.of("for the foreign key of the new column " + AddColumnRules.name(add) + ", " + where + how)
                .advice(
                        "Add the column first; then the foreign key NOT VALID, and validate it by a statement of its own.")
                .rewrite(late(
                        add,
                        scene,
                        constraint(add, key.name(), "fkey", scene),
                        "FOREIGN KEY (" + column + ") REFERENCES " + parent + action(key)));
    }

    private static String action(ConstraintSpec.ForeignKey key) {
        return switch (key.onDelete()) {
            case REFUSE -> "";
            case CASCADE -> " ON DELETE CASCADE";
            case SET_NULL -> " ON DELETE SET NULL";
            case SET_DEFAULT -> " ON DELETE SET DEFAULT";
        };
    }

    private static String[] late(AddColumn add, Scene scene, String name, String constraint) {
        String alter = Spelling.alter(add.table(), scene);
        return new String[] {
            alter + "ADD COLUMN " + declared(add, scene),
            alter + "ADD CONSTRAINT " + name + " " + constraint + " NOT VALID",
            alter + "VALIDATE CONSTRAINT " + name
        };
    }

    private static String constraint(AddColumn add, @Nullable String written, String label, Scene scene) {
        return written != null
                ? scene.dialect().quote(written)
                : Spelling.name(scene, add.table().name(), add.column().name().value(), label);
    }

    private static String declared(AddColumn add, Scene scene) {
        String value = add.column().defaultValue().expression();
        return Spelling.column(add.column().name(), scene) + " " + add.column().type()
                + (value == null ? "" : " DEFAULT " + value)
                + (add.column().notNull() && value != null ? " NOT NULL" : "");
    }
}
