package dev.towpath.review.plan;

import dev.towpath.testing.postgres.TestDatabase;
import java.sql.SQLException;
import java.util.List;

/** Everything of a schema that two ways to the same goal must agree on, one line a thing. */
final class CatalogDump {
    private CatalogDump() {}

    static List<String> of(TestDatabase database) throws SQLException {
        return database.query("""
                WITH ours AS (
                    SELECT c.* , n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
                )
                SELECT format('%s %I.%I', relkind, nspname, relname) FROM ours
                UNION ALL
                SELECT format('column %I.%I.%I %s null=%s default=%s identity=%s generated=%s', o.nspname, o.relname,
                              a.attname, format_type(a.atttypid, a.atttypmod), NOT a.attnotnull,
                              pg_get_expr(d.adbin, d.adrelid), a.attidentity, a.attgenerated)
                FROM ours o JOIN pg_attribute a ON a.attrelid = o.oid AND a.attnum > 0 AND NOT a.attisdropped
                LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                WHERE o.relkind IN ('r', 'p', 'v', 'm')
                UNION ALL
                SELECT format('constraint %I.%I %I %s %s valid=%s inherited=%s local=%s', o.nspname, o.relname,
                              k.conname, k.contype, pg_get_constraintdef(k.oid), k.convalidated, k.coninhcount,
                              k.conislocal)
                FROM ours o JOIN pg_constraint k ON k.conrelid = o.oid
                UNION ALL
                SELECT format('index %s valid=%s ready=%s replident=%s', pg_get_indexdef(i.indexrelid), i.indisvalid,
                              i.indisready, i.indisreplident)
                FROM ours o JOIN pg_index i ON i.indrelid = o.oid
                UNION ALL
                SELECT format('heir %s of %s', h.inhrelid::regclass, h.inhparent::regclass)
                FROM pg_inherits h JOIN ours o ON o.oid = h.inhrelid
                UNION ALL
                SELECT format('view %I.%I %s', nspname, relname, pg_get_viewdef(oid)) FROM ours WHERE relkind IN ('v', 'm')
                UNION ALL
                SELECT format('enum %s %s', t.typname, e.enumlabel) FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid
                ORDER BY 1
                """);
    }
}
