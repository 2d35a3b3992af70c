package dev.towpath.engine.postgres.sql;

import java.util.List;
import java.util.Set;

/** What is known of the server's own functions. A function that is in no set may do anything. */
final class KnownFunctions {
    /** Their result depends on the arguments (or the session's settings) alone, and they touch no table. */
    private static final Set<String> PURE = words("""
            abs age array_append array_cat array_length array_position array_positions array_prepend array_remove
            array_replace array_to_json array_to_string array_upper array_lower ascii bit_length btrim cardinality ceil
            ceiling char_length character_length chr coalesce collation concat concat_ws convert convert_from convert_to
            current_catalog current_database current_role current_schema current_setting current_user date date_bin
            date_part date_trunc decode div encode exp extract factorial floor format generate_series
            greatest grouping hashtext hashtextextended initcap int4range int8range isempty json_array json_array_length
            json_build_array json_build_object json_each json_each_text json_extract_path json_extract_path_text
            json_object json_object_keys json_populate_record json_query json_scalar json_serialize json_strip_nulls
            json_to_record json_to_recordset json_typeof json_value json_exists json_table json_array_elements
            json_array_elements_text jsonb_array_elements jsonb_array_elements_text jsonb_array_length jsonb_build_array
            jsonb_build_object jsonb_each jsonb_each_text jsonb_exists jsonb_extract_path jsonb_extract_path_text
            jsonb_insert jsonb_object jsonb_object_keys jsonb_path_exists jsonb_path_match jsonb_path_query
            jsonb_path_query_array jsonb_path_query_first jsonb_populate_record jsonb_pretty jsonb_set jsonb_set_lax
            jsonb_strip_nulls jsonb_to_record jsonb_to_recordset jsonb_typeof justify_days justify_hours
            justify_interval least left length ln log lower lower_inc lower_inf lpad ltrim make_date make_interval
            make_time make_timestamp make_timestamptz md5 mod normalize nullif num_nonnulls num_nulls numrange
            octet_length overlay parse_ident pi position power quote_ident quote_literal quote_nullable
            regexp_count regexp_instr regexp_like regexp_match regexp_matches regexp_replace regexp_split_to_array
            regexp_split_to_table regexp_substr repeat replace reverse right round row row_to_json rpad rtrim
            session_user sha224 sha256 sha384 sha512 sign split_part sqrt starts_with string_to_array string_to_table
            strpos substr substring text timezone to_ascii to_char to_date to_hex to_json to_jsonb to_number
            to_timestamp to_tsquery to_tsvector plainto_tsquery translate trim trim_array trim_scale trunc tsrange
            tstzrange daterange unnest upper upper_inc upper_inf user width_bucket
            """);

    /** One value per transaction: the same for every row of a statement, another one in the next transaction. */
    private static final Set<String> TRANSACTION_TIME = words("""
            current_date current_time current_timestamp localtime localtimestamp now statement_timestamp
            transaction_timestamp
            """);

    /** A new value at every call that nobody can foretell: each row gets its own, in one go or in many. */
    private static final Set<String> FRESH =
            words("gen_random_uuid uuid_generate_v1 uuid_generate_v1mc uuid_generate_v4 uuidv4 uuidv7");

    private static final Set<String> AGGREGATES = words("""
            any_value array_agg avg bit_and bit_or bit_xor bool_and bool_or count every json_agg json_arrayagg
            json_object_agg json_objectagg jsonb_agg jsonb_object_agg max min mode percentile_cont percentile_disc
            range_agg range_intersect_agg string_agg stddev stddev_pop stddev_samp sum var_pop var_samp variance xmlagg
            corr covar_pop covar_samp
            """);

    private static final Set<String> WINDOW = words("""
            cume_dist dense_rank first_value lag last_value lead nth_value ntile percent_rank rank row_number
            """);

    /** They look at the catalog, the clock or the session, and change nothing. */
    private static final Set<String> LOOKING = words("""
            all any array clock_timestamp col_description current_role current_schemas format_type
            has_any_column_privilege has_column_privilege has_database_privilege has_function_privilege
            has_language_privilege has_parameter_privilege has_schema_privilege has_sequence_privilege
            has_server_privilege has_table_privilege has_tablespace_privilege has_type_privilege obj_description
            pg_backend_pid pg_column_size pg_database_size pg_function_is_visible pg_get_constraintdef pg_get_expr
            pg_get_function_arguments pg_get_function_identity_arguments pg_get_functiondef pg_get_indexdef
            pg_get_partkeydef pg_get_ruledef pg_get_serial_sequence pg_get_triggerdef pg_get_userbyid pg_get_viewdef
            pg_has_role pg_indexes_size pg_is_in_recovery pg_relation_size pg_size_pretty pg_table_is_visible
            pg_table_size pg_total_relation_size pg_type_is_visible pg_typeof pg_current_xact_id random row_security_active
            shobj_description substr timeofday txid_current to_regclass to_regcollation to_regnamespace to_regoper to_regoperator
            to_regproc to_regprocedure to_regrole to_regtype version
            """);

    private KnownFunctions() {}

    static boolean isPure(FunctionCall call) {
        return call.isBuiltIn() && PURE.contains(call.name());
    }

    static boolean isTransactionTime(FunctionCall call) {
        return call.isBuiltIn() && TRANSACTION_TIME.contains(call.name());
    }

    static boolean isFresh(FunctionCall call) {
        // The uuid-ossp extension lives in a schema the team chose.
        return FRESH.contains(call.name());
    }

    static boolean isAggregate(FunctionCall call) {
        return call.windowed()
                || (call.isBuiltIn() && (AGGREGATES.contains(call.name()) || WINDOW.contains(call.name())));
    }

    /** Whether reading its result changes nothing. */
    static boolean isHarmless(FunctionCall call) {
        return isPure(call)
                || isTransactionTime(call)
                || isFresh(call)
                || isAggregate(call)
                || (call.isBuiltIn() && LOOKING.contains(call.name()));
    }

    private static Set<String> words(String list) {
        return Set.copyOf(List.of(list.strip().split("\\s+")));
    }
}
