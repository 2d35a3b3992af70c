package dev.towpath.engine.spi.sql;

import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.name.TableName;
import dev.towpath.model.plan.Expectation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an action on an existing table should run. */
public sealed interface OnlineForm {
    /** As written: its strong lock, if any, is held for a moment only. */
    record AsWritten() implements OnlineForm {}

    /**
     * In these parts instead, in this order; together they end in the same catalog.
     *
     * @param why what the written form would have done, for people
     */
    record Rewritten(List<Part> parts, String why) implements OnlineForm {
        public Rewritten {
            parts = List.copyOf(parts);
        }
    }

    /**
     * There is no form that lets the application go on, or none is known.
     *
     * @param reason what it does to the application
     * @param advice what a person can do
     * @param fails whether the server refuses it as soon as there is a row, rather than keep anybody waiting
     */
    record Blocking(String reason, String advice, boolean fails) implements OnlineForm {
        /** A form that the application waits for. */
        public Blocking(String reason, String advice) {
            this(reason, advice, false);
        }
    }

    /** One piece of a rewritten action. */
    sealed interface Part {
        /** The statement. */
        String sql();

        /**
         * May share a transaction with its neighbours.
         *
         * @param locks what it locks, or null for what the written form locks, but only for a moment
         */
        record InTransaction(
                String sql,
                List<Expectation> expects,
                @Nullable List<LockImpact> locks) implements Part {
            public InTransaction {
                expects = List.copyOf(expects);
                locks = locks == null ? null : List.copyOf(locks);
            }

            /** A part that locks for a moment what the written form locks. */
            public InTransaction(String sql, List<Expectation> expects) {
                this(sql, expects, null);
            }
        }

        /** Runs by itself, because the server commits before and after it. */
        record Alone(String sql, List<Expectation> expects) implements Part {
            public Alone {
                expects = List.copyOf(expects);
            }
        }

        /** Builds an index online. */
        record IndexBuild(String sql, TableName table, TableName index) implements Part {}

        /** Drops an index online. */
        record IndexDrop(String sql, TableName index) implements Part {}

        /** Validates a constraint online. */
        record Validation(String sql, TableName table, String constraint) implements Part {}
    }
}
