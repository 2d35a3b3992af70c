package dev.towpath.engine.postgres.sql.lock;

import static dev.towpath.engine.postgres.sql.lock.InTransaction.BY_ITS_WORDS;
import static dev.towpath.engine.postgres.sql.lock.InTransaction.NO;
import static dev.towpath.engine.postgres.sql.lock.LockMode.ACCESS_EXCLUSIVE;
import static dev.towpath.engine.postgres.sql.lock.LockMode.SHARE_ROW_EXCLUSIVE;
import static dev.towpath.engine.postgres.sql.lock.LockMode.SHARE_UPDATE_EXCLUSIVE;
import static dev.towpath.engine.postgres.sql.lock.LockRow.row;
import static dev.towpath.engine.postgres.sql.lock.Role.DOMAIN_USERS;
import static dev.towpath.engine.postgres.sql.lock.Role.PARTITIONS;
import static dev.towpath.engine.postgres.sql.lock.Role.SEQUENCE_ITSELF;
import static dev.towpath.engine.postgres.sql.lock.Role.TARGET;
import static dev.towpath.engine.postgres.sql.lock.Role.VIEW_ITSELF;
import static dev.towpath.model.lock.LockImpact.Duration.BRIEF;
import static dev.towpath.model.operation.ObjectKind.*;

import dev.towpath.model.operation.SchemaOperation.AddEnumValue;
import dev.towpath.model.operation.SchemaOperation.CreateObject;
import dev.towpath.model.operation.SchemaOperation.DropObject;
import java.util.List;

/**
 * Objects beside tables, made and dropped. What CASCADE takes along beyond foreign keys and columns, and which tables a
 * publication names when it is made, the operation does not tell.
 */
final class ObjectRows {
    static final List<LockRow<?>> ROWS = List.of(
            row(CreateObject.class)
                    .of(CreateObject::object, VIEW)
                    .when("OR REPLACE", (create, schema) -> create.replaces())
                    .takes(ACCESS_EXCLUSIVE, BRIEF, VIEW_ITSELF)
                    .page("sql-createview")
                    .measured("15, 18"),
            row(CreateObject.class)
                    .of(CreateObject::object, TRIGGER)
                    .takes(SHARE_ROW_EXCLUSIVE, BRIEF, TARGET, PARTITIONS)
                    .page("sql-createtrigger")
                    .measured("15, 18"),
            row(CreateObject.class)
                    .of(CreateObject::object, RULE, POLICY)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, TARGET)
                    .page("explicit-locking")
                    .measured("15, 18"),
            row(CreateObject.class)
                    .of(CreateObject::object, STATISTICS)
                    .takes(SHARE_UPDATE_EXCLUSIVE, BRIEF, TARGET)
                    .page("explicit-locking")
                    .measured("15, 18"),
            row(CreateObject.class)
                    .of(CreateObject::object, DATABASE)
                    .transaction(NO)
                    .page("sql-createdatabase"),
            // A subscription that makes its slot; a tablespace, which is one of the others.
            row(CreateObject.class)
                    .of(CreateObject::object, SUBSCRIPTION, OTHER)
                    .transaction(BY_ITS_WORDS)
                    .page("sql-createsubscription"),
            row(CreateObject.class)
                    .of(
                            CreateObject::object,
                            SCHEMA,
                            INDEX,
                            SEQUENCE,
                            VIEW,
                            MATERIALIZED_VIEW,
                            TYPE,
                            ENUM,
                            DOMAIN,
                            FUNCTION,
                            PROCEDURE,
                            AGGREGATE,
                            OPERATOR,
                            EVENT,
                            EVENT_TRIGGER,
                            EXTENSION,
                            COLLATION,
                            CAST,
                            PUBLICATION,
                            FOREIGN_TABLE,
                            FOREIGN_SERVER,
                            TEXT_SEARCH,
                            ROLE)
                    .page("explicit-locking")
                    .measured("18"),
            row(DropObject.class)
                    .of(DropObject::object, VIEW, MATERIALIZED_VIEW)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, VIEW_ITSELF)
                    .page("explicit-locking")
                    .measured("18"),
            row(DropObject.class)
                    .of(DropObject::object, SEQUENCE)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, SEQUENCE_ITSELF)
                    .page("explicit-locking")
                    .measured("18"),
            row(DropObject.class)
                    .of(DropObject::object, TRIGGER)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, TARGET, PARTITIONS)
                    .page("explicit-locking")
                    .measured("15, 18"),
            row(DropObject.class)
                    .of(DropObject::object, RULE, POLICY, FOREIGN_TABLE)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, TARGET)
                    .page("explicit-locking")
                    .measured("15, 18"),
            row(DropObject.class)
                    .of(DropObject::object, TYPE, ENUM, DOMAIN)
                    .when("CASCADE", (drop, schema) -> drop.cascade())
                    .takes(ACCESS_EXCLUSIVE, BRIEF, DOMAIN_USERS)
                    .page("sql-droptype")
                    .measured("18"),
            row(DropObject.class)
                    .of(DropObject::object, DATABASE, SUBSCRIPTION)
                    .transaction(NO)
                    .page("sql-dropdatabase"),
            row(DropObject.class)
                    .of(DropObject::object, OTHER)
                    .transaction(BY_ITS_WORDS)
                    .page("sql-droptablespace"),
            row(DropObject.class)
                    .of(
                            DropObject::object,
                            SCHEMA,
                            INDEX,
                            TYPE,
                            ENUM,
                            DOMAIN,
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
                            PUBLICATION,
                            FOREIGN_SERVER,
                            TEXT_SEARCH,
                            ROLE)
                    .page("explicit-locking")
                    .measured("18"),
            row(AddEnumValue.class).before(12).transaction(NO).page("release-12"),
            row(AddEnumValue.class).page("sql-altertype").measured("15, 18"));

    private ObjectRows() {}
}
