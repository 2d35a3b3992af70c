package dev.towpath.review.rule;

import dev.towpath.review.history.HistoryReview;
import dev.towpath.review.history.ReverseSteps;
import dev.towpath.review.rule.access.AccessRules;
import dev.towpath.review.rule.access.EnumRules;
import dev.towpath.review.rule.column.AddColumnRules;
import dev.towpath.review.rule.column.AlterColumnRules;
import dev.towpath.review.rule.column.InlineConstraintRules;
import dev.towpath.review.rule.column.TypeRules;
import dev.towpath.review.rule.compatibility.ReadRules;
import dev.towpath.review.rule.compatibility.RenameRules;
import dev.towpath.review.rule.compatibility.WriteRules;
import dev.towpath.review.rule.constraint.ConstraintRules;
import dev.towpath.review.rule.constraint.ForeignKeyRules;
import dev.towpath.review.rule.constraint.ValidationRules;
import dev.towpath.review.rule.index.ConcurrentRules;
import dev.towpath.review.rule.index.IndexLockRules;
import dev.towpath.review.rule.index.IndexUseRules;
import dev.towpath.review.rule.loss.LossRules;
import dev.towpath.review.rule.mysql.AlgorithmRules;
import dev.towpath.review.rule.mysql.ColumnRules;
import dev.towpath.review.rule.mysql.FileRules;
import dev.towpath.review.rule.session.SessionRules;
import dev.towpath.review.rule.style.GuardRules;
import dev.towpath.review.rule.style.NameRules;
import dev.towpath.review.rule.table.PartitionRules;
import dev.towpath.review.rule.table.RewriteRules;
import dev.towpath.review.rule.table.TableRules;
import dev.towpath.review.rule.transaction.TransactionRules;
import dev.towpath.review.waiver.WaiverRules;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** All rules, by id. */
public final class RuleBook {
    private static final List<RuleSet> SETS = List.of(
            new LossRules(),
            new RenameRules(),
            new WriteRules(),
            new ReadRules(),
            new TransactionRules(),
            new SessionRules(),
            new AddColumnRules(),
            new InlineConstraintRules(),
            new AlterColumnRules(),
            new TypeRules(),
            new ConstraintRules(),
            new ValidationRules(),
            new ForeignKeyRules(),
            new AlgorithmRules(),
            new ColumnRules(),
            new FileRules(),
            new IndexLockRules(),
            new ConcurrentRules(),
            new IndexUseRules(),
            new RewriteRules(),
            new PartitionRules(),
            new TableRules(),
            new AccessRules(),
            new EnumRules(),
            new GuardRules(),
            new NameRules());

    private static final RuleBook ALL = new RuleBook(SETS);

    private final List<Rule> rules;
    private final SortedMap<String, RuleInfo> byId = new TreeMap<>();

    private RuleBook(List<RuleSet> sets) {
        List<Rule> all = new ArrayList<>();
        sets.forEach(set -> all.addAll(set.rules()));
        rules = List.copyOf(all);
        rules.forEach(rule -> add(rule.info()));
        StatementRules.INFOS.forEach(this::add);
        WaiverRules.INFOS.forEach(this::add);
        HistoryReview.INFOS.forEach(this::add);
        ReverseSteps.INFOS.forEach(this::add);
    }

    private void add(RuleInfo info) {
        if (byId.put(info.id(), info) != null) {
            throw new IllegalStateException("two rules are called " + info.id());
        }
    }

    /** Every rule there is. */
    public static RuleBook all() {
        return ALL;
    }

    /** The rules that look at actions. */
    List<Rule> rules() {
        return rules;
    }

    /** What all rules are called and about, also those about statements nobody understands. */
    public SortedMap<String, RuleInfo> infos() {
        return java.util.Collections.unmodifiableSortedMap(byId);
    }
}
