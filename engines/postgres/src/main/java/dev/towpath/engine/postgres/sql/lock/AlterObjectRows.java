package dev.towpath.engine.postgres.sql.lock;

import static dev.towpath.engine.postgres.sql.lock.InTransaction.BY_ITS_WORDS;
import static dev.towpath.engine.postgres.sql.lock.LockMode.ACCESS_EXCLUSIVE;
import static dev.towpath.engine.postgres.sql.lock.LockMode.ROW_EXCLUSIVE;
import static dev.towpath.engine.postgres.sql.lock.LockMode.SHARE;
import static dev.towpath.engine.postgres.sql.lock.LockMode.SHARE_ROW_EXCLUSIVE;
import static dev.towpath.engine.postgres.sql.lock.LockMode.SHARE_UPDATE_EXCLUSIVE;
import static dev.towpath.engine.postgres.sql.lock.LockRow.row;
import static dev.towpath.engine.postgres.sql.lock.Role.DOMAIN_USERS;
import static dev.towpath.engine.postgres.sql.lock.Role.INDEX_ITSELF;
import static dev.towpath.engine.postgres.sql.lock.Role.PUBLISHED_TABLES;
import static dev.towpath.engine.postgres.sql.lock.Role.SEQUENCE_ITSELF;
import static dev.towpath.engine.postgres.sql.lock.Role.TARGET;
import static dev.towpath.engine.postgres.sql.lock.Role.VIEW_ITSELF;
import static dev.towpath.model.lock.LockImpact.Duration.BRIEF;
import static dev.towpath.model.lock.LockImpact.Duration.SCAN;
import static dev.towpath.model.operation.ObjectKind.*;

import dev.towpath.model.operation.ObjectChange;
import dev.towpath.model.operation.SchemaOperation.AlterObject;
import java.util.List;

/** Objects beside tables, changed. */
final class AlterObjectRows {
    static final List<LockRow<?>> ROWS = List.of(
            row(AlterObject.class)
                    .of(AlterObject::object, VIEW, MATERIALIZED_VIEW)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, VIEW_ITSELF)
                    .page("sql-alterview")
                    .measured("18"),
            row(AlterObject.class)
                    .of(AlterObject::object, FOREIGN_TABLE, TRIGGER, RULE, POLICY)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, TARGET)
                    .page("explicit-locking")
                    .measured("18"),
            row(AlterObject.class)
                    .of(AlterObject::object, INDEX)
                    .takes(SHARE_UPDATE_EXCLUSIVE, BRIEF, INDEX_ITSELF)
                    .page("sql-alterindex")
                    .measured("15, 18"),
            row(AlterObject.class)
                    .of(AlterObject::object, SEQUENCE)
                    .when("setval", (alter, schema) -> alter.action().equals("setval"))
                    .takes(ROW_EXCLUSIVE, BRIEF, SEQUENCE_ITSELF)
                    .page("functions-sequence")
                    .measured("18"),
            row(AlterObject.class)
                    .of(AlterObject::object, SEQUENCE)
                    .of(AlterObject::change, ObjectChange.RENAME, ObjectChange.SET_SCHEMA, ObjectChange.OWNER)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, SEQUENCE_ITSELF)
                    .page("sql-altersequence")
                    .measured("18"),
            row(AlterObject.class)
                    .of(AlterObject::object, SEQUENCE)
                    .takes(SHARE_ROW_EXCLUSIVE, BRIEF, SEQUENCE_ITSELF)
                    .page("sql-altersequence")
                    .measured("18"),
            row(AlterObject.class)
                    .of(AlterObject::object, DOMAIN)
                    .of(
                            AlterObject::change,
                            ObjectChange.ADD_CONSTRAINT,
                            ObjectChange.SET_NOT_NULL,
                            ObjectChange.VALIDATE_CONSTRAINT)
                    .takes(SHARE, SCAN, DOMAIN_USERS)
                    .measured("15, 18"),
            row(AlterObject.class)
                    .of(AlterObject::object, DOMAIN)
                    .page("sql-alterdomain")
                    .measured("15, 18"),
            row(AlterObject.class)
                    .of(AlterObject::object, PUBLICATION)
                    .takes(SHARE_UPDATE_EXCLUSIVE, BRIEF, PUBLISHED_TABLES)
                    .page("sql-alterpublication")
                    .measured("15, 18"),
            row(AlterObject.class)
                    .of(AlterObject::object, DATABASE, SUBSCRIPTION, OTHER)
                    .transaction(BY_ITS_WORDS)
                    .page("sql-altersubscription"),
            row(AlterObject.class)
                    .of(
                            AlterObject::object,
                            SCHEMA,
                            TYPE,
                            ENUM,
                            FUNCTION,
                            PROCEDURE,
                            AGGREGATE,
                            OPERATOR,
                            EVENT,
                            EVENT_TRIGGER,
                            EXTENSION,
                            COLLATION,
                            CAST,
                            STATISTICS,
                            FOREIGN_SERVER,
                            TEXT_SEARCH,
                            ROLE)
                    .page("explicit-locking")
                    .measured("18"));

    private AlterObjectRows() {}
}
