package dev.towpath.engine.postgres.sql;

import dev.towpath.model.operation.PrivilegeConcern;
import dev.towpath.model.operation.SchemaOperation;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a change of privileges or roles is about, by its words. Passwords are noticed, never repeated. */
final class Privileges {
    private static final Set<String> ROLE_WORDS = Set.of("role", "user", "group");

    private Privileges() {}

    /**
     * The change a statement makes.
     *
     * @param shown the text for people, without anything secret
     */
    static SchemaOperation.ChangePrivileges of(String sql, String shown) {
        Words words = Words.of(sql);
        EnumSet<PrivilegeConcern> concerns = EnumSet.noneOf(PrivilegeConcern.class);
        int from = words.is(0, "alter") && words.is(1, "default") ? afterDefaults(words) : 0;
        if (words.is(from, "grant")) {
            concerns.add(PrivilegeConcern.GRANTS);
            granted(words, from, concerns);
        } else if (words.is(from, "revoke")) {
            concerns.add(PrivilegeConcern.REVOKES);
        } else if (words.is(0, "reassign")) {
            concerns.add(PrivilegeConcern.OWNER);
        } else if (words.size() > 1
                && ROLE_WORDS.contains(words.all().get(1).text().toLowerCase(Locale.ROOT))) {
            concerns.add(PrivilegeConcern.ROLE);
            role(words, concerns);
        }
        return new SchemaOperation.ChangePrivileges(shown, concerns);
    }

    private static int afterDefaults(Words words) {
        int grant = words.find("grant", 0);
        return grant < 0 ? Math.max(words.find("revoke", 0), 0) : grant;
    }

    private static void granted(Words words, int from, Set<PrivilegeConcern> concerns) {
        if (words.is(from + 1, "all")) {
            concerns.add(PrivilegeConcern.ALL_PRIVILEGES);
        }
        int to = words.find("to", from);
        for (int i = Math.max(to, 0); i < words.size(); i++) {
            if (words.is(i, "public")) {
                concerns.add(PrivilegeConcern.TO_PUBLIC);
            } else if (words.is(i, "with") && words.is(i + 1, "grant")) {
                concerns.add(PrivilegeConcern.GRANT_OPTION);
            } else if (words.is(i, "with") && words.is(i + 1, "admin")) {
                concerns.add(PrivilegeConcern.ADMIN_OPTION);
            }
        }
    }

    private static void role(Words words, Set<PrivilegeConcern> concerns) {
        for (int i = 2; i < words.size(); i++) {
            if (words.is(i, "password") && !words.is(i + 1, "null")) {
                concerns.add(PrivilegeConcern.PASSWORD);
            } else if (words.is(i, "superuser") || words.is(i, "bypassrls")) {
                concerns.add(PrivilegeConcern.SUPERUSER);
            }
        }
    }
}
