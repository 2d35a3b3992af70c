package dev.towpath.review.rule.access;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ObjectChange;
import dev.towpath.model.operation.ObjectKind;
import dev.towpath.model.operation.PrivilegeConcern;
import dev.towpath.model.operation.SchemaOperation.AlterObject;
import dev.towpath.model.operation.SchemaOperation.AlterTable;
import dev.towpath.model.operation.SchemaOperation.ChangePrivileges;
import dev.towpath.model.operation.SchemaOperation.CreateObject;
import dev.towpath.model.operation.SchemaOperation.DropObject;
import dev.towpath.model.operation.TableChange;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rights that reach further than a named role's use of a named object, and rights that are taken away. */
final class PrivilegeChange implements Rule {
    private static final RuleInfo INFO = Rules.info(
            "privilege-change", "gives far-reaching rights, or takes rights away", RuleKind.ACCESS, Severity.WARNING);
    private static final String APART = "Keep it in a change of its own that somebody in charge of rights approves.";

    private static final Pattern PASSWORD = Pattern.compile(
            "\\b(?:PASSWORD\\s+|IDENTIFIED\\s+(?:WITH\\s+\\S+\\s+)?(?:BY|AS)\\s+)'", Pattern.CASE_INSENSITIVE);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        Said said = switch (scene.operation()) {
            case ChangePrivileges change -> changed(change, scene);
            case AlterTable alter ->
                alter.change() == TableChange.OWNER && scene.existed(alter.table())
                        ? owner("table " + alter.table())
                        : null;
            case AlterObject alter ->
                alter.change() == ObjectChange.OWNER && !scene.schema().madeOther(alter.name())
                        ? owner(alter.object().display() + " " + alter.name())
                        : null;
            case CreateObject create -> create.object() == ObjectKind.ROLE ? role(create.name(), scene) : null;
            case DropObject drop -> drop.object() == ObjectKind.ROLE ? role(drop.name(), scene) : null;
            default -> null;
        };
        if (said != null) {
            say.accept(said);
        }
    }

    private static Said role(TableName name, Scene scene) {
        return PASSWORD.matcher(scene.action().sql()).find()
                ? password()
                : Said.of("role " + name + " belongs to the whole server, not to this database")
                        .advice(APART);
    }

    private static Said password() {
        return Said.of("a password stands in this file: whoever reads the repository or the server's log knows it")
                .advice("Change it now, and let passwords be set from outside the migrations.");
    }

    private static Said owner(String what) {
        return Said.of(what
                        + " gets another owner, who alone may change it, and whose rights its routines and views use")
                .advice("Make sure that migrations and the application still may do what they do. " + APART);
    }

    private static @Nullable Said changed(ChangePrivileges change, Scene scene) {
        Set<PrivilegeConcern> concerns = change.concerns();
        if (concerns.contains(PrivilegeConcern.PASSWORD)) {
            return password();
        }
        if (concerns.contains(PrivilegeConcern.SUPERUSER)) {
            return Said.of("this role gets past every check of rights in the database")
                    .advice("Give it the rights it needs by name. " + APART);
        }
        if (concerns.contains(PrivilegeConcern.ROLE)) {
            return Said.of("roles belong to the whole server, not to this database: " + change.action())
                    .advice(APART);
        }
        if (concerns.contains(PrivilegeConcern.OWNER)) {
            return Said.of("everything that belongs to a role changes its owner")
                    .advice(APART);
        }
        return isAboutOwnTables(scene) ? null : ofObjects(concerns);
    }

    /** Of tables this change made, nobody has rights yet that could be missed. */
    private static boolean isAboutOwnTables(Scene scene) {
        var relations = scene.statement().relations();
        return !relations.isEmpty() && relations.stream().noneMatch(scene::existed);
    }

    private static @Nullable Said ofObjects(Set<PrivilegeConcern> concerns) {
        if (concerns.contains(PrivilegeConcern.TO_PUBLIC)) {
            return Said.of("PUBLIC is every role there is, also the ones that come later")
                    .advice("Name the roles. " + APART);
        }
        if (concerns.contains(PrivilegeConcern.GRANT_OPTION) || concerns.contains(PrivilegeConcern.ADMIN_OPTION)) {
            return Said.of("who gets these rights may give them on, and nobody sees to whom")
                    .advice("Leave the option out. " + APART);
        }
        if (concerns.contains(PrivilegeConcern.ALL_PRIVILEGES)) {
            return Said.of("ALL holds more than an application needs, such as TRUNCATE, TRIGGER and REFERENCES")
                    .advice("Name the privileges. " + APART);
        }
        return concerns.contains(PrivilegeConcern.REVOKES)
                ? Said.of("the application that runs now may still need what is taken away here")
                        .advice("Revoke it once the version that needs it is gone. " + APART)
                : null;
    }
}
