package dev.towpath.engine.postgres.sql;

import dev.towpath.model.operation.ObjectChange;
import dev.towpath.model.operation.ObjectKind;
import java.util.Locale;

/** What an {@code ALTER} of an object that is no table changes, by the words behind its name. */
final class ObjectChanges {
    private ObjectChanges() {}

    static ObjectChange of(ObjectKind object, String action) {
        Words words = behindSignature(Words.of(action));
        if (words.size() == 0) {
            return ObjectChange.OTHER;
        }
        if (dropsAttribute(words)) {
            // Whatever else the list does, this takes something away.
            return ObjectChange.DROP_ATTRIBUTE;
        }
        return switch (words.all().getFirst().text().toUpperCase(Locale.ROOT)) {
            case "RENAME" ->
                words.is(1, "constraint")
                        ? ObjectChange.OTHER
                        : words.is(1, "value")
                                ? ObjectChange.RENAME_VALUE
                                : words.is(1, "attribute") || words.is(1, "column")
                                        ? ObjectChange.RENAME_ATTRIBUTE
                                        : ObjectChange.RENAME;
            case "SET" ->
                words.is(1, "schema")
                        ? ObjectChange.SET_SCHEMA
                        : words.is(1, "not")
                                ? ObjectChange.SET_NOT_NULL
                                : words.is(1, "default") ? ObjectChange.SET_DEFAULT : ObjectChange.OTHER;
            case "OWNER" -> ObjectChange.OWNER;
            case "UPDATE" -> object == ObjectKind.EXTENSION ? ObjectChange.UPDATE : ObjectChange.OTHER;
            case "VALIDATE" -> ObjectChange.VALIDATE_CONSTRAINT;
            case "ADD" ->
                words.is(1, "attribute")
                        ? ObjectChange.ADD_ATTRIBUTE
                        : object != ObjectKind.DOMAIN
                                ? ObjectChange.OTHER
                                : words.is(words.size() - 1, "valid")
                                        ? ObjectChange.ADD_CONSTRAINT_NOT_VALID
                                        : ObjectChange.ADD_CONSTRAINT;
            case "ALTER" -> words.is(1, "attribute") ? ObjectChange.ALTER_ATTRIBUTE : ObjectChange.OTHER;
            case "DROP" ->
                words.is(1, "constraint")
                        ? ObjectChange.DROP_CONSTRAINT
                        : words.is(1, "not")
                                ? ObjectChange.DROP_NOT_NULL
                                : words.is(1, "default") ? ObjectChange.DROP_DEFAULT : ObjectChange.OTHER;
            default -> ObjectChange.OTHER;
        };
    }

    /** Without the arguments of a routine, the table of a trigger, the access method of an operator class. */
    private static Words behindSignature(Words words) {
        int from = 0;
        if (words.is(0, "(")) {
            from = words.close(0) + 1;
        } else if (words.is(0, "on") || words.is(0, "using")) {
            from = words.is(2, ".") ? 4 : 2;
        }
        return from > 0 && from < words.size() ? words.part(from, words.size()) : words;
    }

    private static boolean dropsAttribute(Words words) {
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.is(i, "drop") && words.is(i + 1, "attribute")) {
                return true;
            }
        }
        return false;
    }
}
