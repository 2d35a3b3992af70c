package dev.towpath.workflow.client;

import io.temporal.common.SearchAttributeKey;
import java.util.List;

/** The typed search attributes of migrations. Used only where the server knows them; see MigrationRequest. */
public final class SearchAttributes {
    /** The database's configured name. */
    public static final SearchAttributeKey<String> DATABASE = SearchAttributeKey.forKeyword("MigrationDatabase");
    /** The phase, lower case. */
    public static final SearchAttributeKey<String> PHASE = SearchAttributeKey.forKeyword("MigrationPhase");
    /** The state, lower case. */
    public static final SearchAttributeKey<String> STATE = SearchAttributeKey.forKeyword("MigrationState");
    /** Whether somebody has to act. */
    public static final SearchAttributeKey<Boolean> NEEDS_ATTENTION =
            SearchAttributeKey.forBoolean("MigrationNeedsAttention");

    /** The keyword attributes' names. */
    public static final List<String> KEYWORDS = List.of(DATABASE.getName(), PHASE.getName(), STATE.getName());

    private SearchAttributes() {}
}
