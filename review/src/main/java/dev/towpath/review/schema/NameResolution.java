package dev.towpath.review.schema;

import dev.towpath.model.name.TableName;
import java.util.HashSet;
import java.util.Set;

/** Where unqualified names go, and which of them a temporary object hides. */
final class NameResolution {
    private final String homeSchema;
    private final Set<String> temporary = new HashSet<>();
    private String defaultSchema;

    NameResolution(String homeSchema) {
        this.homeSchema = homeSchema;
        this.defaultSchema = homeSchema;
    }

    String homeSchema() {
        return homeSchema;
    }

    TableName resolve(TableName name) {
        boolean hidden = name.schema() == null && temporary.contains(name.name());
        return hidden ? TableName.of(TableName.SESSION_SCHEMA, name.name()) : name.in(defaultSchema);
    }

    void use(String schema) {
        defaultSchema = schema;
    }

    /** A new session, as it comes from the server. */
    void reset() {
        defaultSchema = homeSchema;
        temporary.clear();
    }

    /** From here on the name means this object, if it is a temporary one. */
    void made(TableName name) {
        if (name.isTemporary()) {
            temporary.add(name.name());
        }
    }

    /** A temporary object that is gone hides nobody any more. */
    void gone(TableName name) {
        if (name.isTemporary()) {
            temporary.remove(name.name());
        }
    }
}
