package io.neosync.sqlserver;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * The queries of the catalog views. Each takes the names of schemas, as literals: few, and not
 * limited in number as parameters are.
 */
final class CatalogSql {

  private static final String TABLES =
      """
      SELECT s.name, t.name,
        (SELECT SUM(p.rows) FROM sys.partitions AS p
         WHERE p.object_id = t.object_id AND p.index_id IN (0, 1)),
        t.temporal_type, t.is_memory_optimized, t.is_external,
        CASE WHEN EXISTS (SELECT 1 FROM sys.columns AS g WHERE g.object_id = t.object_id
          AND (g.name LIKE N'$node[_]id%%' OR g.name LIKE N'$edge[_]id%%')) THEN 1 ELSE 0 END
      FROM sys.tables AS t JOIN sys.schemas AS s ON s.schema_id = t.schema_id
      WHERE t.is_ms_shipped = 0 AND s.name IN (%s)
      ORDER BY s.name, t.name\
      """;

  private static final String VIEWS =
      """
      SELECT s.name, v.name FROM sys.views AS v JOIN sys.schemas AS s ON s.schema_id = v.schema_id
      WHERE v.is_ms_shipped = 0 AND s.name IN (%s)\
      """;

  private static final String COLUMNS =
      """
      SELECT s.name, t.name, c.name,
        CASE WHEN y.is_user_defined = 1 AND y.is_assembly_type = 0
          THEN TYPE_NAME(c.system_type_id) ELSE y.name END,
        c.max_length, c.precision, c.scale, c.collation_name,
        COLLATIONPROPERTY(c.collation_name, 'CodePage'), c.is_nullable, c.is_computed,
        c.is_identity, c.is_column_set, c.generated_always_type,
        CASE WHEN c.default_object_id <> 0 THEN 1 ELSE 0 END
      FROM sys.columns AS c
      JOIN sys.tables AS t ON t.object_id = c.object_id
      JOIN sys.schemas AS s ON s.schema_id = t.schema_id
      JOIN sys.types AS y ON y.user_type_id = c.user_type_id
      WHERE s.name IN (%s)
      ORDER BY s.name, t.name, c.column_id\
      """;

  private static final String IDENTITIES =
      """
      SELECT s.name, t.name, c.name, CAST(c.seed_value AS decimal(38, 0)),
        CAST(c.increment_value AS decimal(38, 0)), CAST(c.last_value AS decimal(38, 0))
      FROM sys.identity_columns AS c
      JOIN sys.tables AS t ON t.object_id = c.object_id
      JOIN sys.schemas AS s ON s.schema_id = t.schema_id
      WHERE s.name IN (%s)\
      """;

  /** Filtered and disabled indexes keep no two rows apart. */
  private static final String KEYS =
      """
      SELECT s.name, t.name, i.name, i.is_primary_key, c.name
      FROM sys.indexes AS i
      JOIN sys.index_columns AS ic ON ic.object_id = i.object_id AND ic.index_id = i.index_id
      JOIN sys.columns AS c ON c.object_id = ic.object_id AND c.column_id = ic.column_id
      JOIN sys.tables AS t ON t.object_id = i.object_id
      JOIN sys.schemas AS s ON s.schema_id = t.schema_id
      WHERE i.is_unique = 1 AND i.has_filter = 0 AND i.is_disabled = 0
        AND ic.is_included_column = 0 AND s.name IN (%s)
      ORDER BY s.name, t.name, i.is_primary_key DESC, i.name, ic.key_ordinal\
      """;

  private static final String FOREIGN_KEYS =
      """
      SELECT s.name, t.name, f.name, c.name, rs.name, r.name, rc.name, f.is_disabled,
        f.is_not_trusted
      FROM sys.foreign_keys AS f
      JOIN sys.foreign_key_columns AS fc ON fc.constraint_object_id = f.object_id
      JOIN sys.tables AS t ON t.object_id = f.parent_object_id
      JOIN sys.schemas AS s ON s.schema_id = t.schema_id
      JOIN sys.columns AS c
        ON c.object_id = fc.parent_object_id AND c.column_id = fc.parent_column_id
      JOIN sys.tables AS r ON r.object_id = f.referenced_object_id
      JOIN sys.schemas AS rs ON rs.schema_id = r.schema_id
      JOIN sys.columns AS rc
        ON rc.object_id = fc.referenced_object_id AND rc.column_id = fc.referenced_column_id
      WHERE %s.name IN (%s)
      ORDER BY s.name, t.name, f.name, fc.constraint_column_id\
      """;

  private static final String TRIGGERS =
      """
      SELECT s.name, t.name, g.name
      FROM sys.triggers AS g
      JOIN sys.tables AS t ON t.object_id = g.parent_id
      JOIN sys.schemas AS s ON s.schema_id = t.schema_id
      WHERE g.parent_class = 1 AND g.is_disabled = 0 AND g.is_ms_shipped = 0 AND s.name IN (%s)
      ORDER BY s.name, t.name, g.name\
      """;

  /**
   * Tables that the server does not truncate: system-versioned and replicated ones, and those of
   * indexed views. Which tables these views depend on is not asked: a few rows are deleted in vain.
   */
  private static final String UNTRUNCATABLE =
      """
      SELECT s.name, t.name
      FROM sys.tables AS t JOIN sys.schemas AS s ON s.schema_id = t.schema_id
      WHERE s.name IN (%s) AND (t.temporal_type <> 0 OR t.is_replicated = 1
        OR t.is_merge_published = 1 OR t.is_tracked_by_cdc = 1
        OR EXISTS (SELECT 1 FROM sys.views AS v JOIN sys.indexes AS i ON i.object_id = v.object_id
          WHERE i.index_id = 1))\
      """;

  private static final String SILENT_INDEXES =
      """
      SELECT s.name, t.name, i.name
      FROM sys.indexes AS i
      JOIN sys.tables AS t ON t.object_id = i.object_id
      JOIN sys.schemas AS s ON s.schema_id = t.schema_id
      WHERE i.ignore_dup_key = 1 AND s.name IN (%s)\
      """;

  private static final String DEFAULTS =
      """
      SELECT s.name, t.name, c.name, d.definition
      FROM sys.default_constraints AS d
      JOIN sys.columns AS c
        ON c.object_id = d.parent_object_id AND c.column_id = d.parent_column_id
      JOIN sys.tables AS t ON t.object_id = d.parent_object_id
      JOIN sys.schemas AS s ON s.schema_id = t.schema_id
      WHERE s.name IN (%s)\
      """;

  /**
   * The indexes that are no {@link #KEYS}, and of keys the columns that INCLUDE adds. Those of a
   * partitioned table, and the table itself where it is a heap, have the partitioning column too,
   * as one that is neither a key's nor included.
   */
  private static final String INDEXES =
      """
      SELECT s.name, t.name, i.name, c.name, ic.is_descending_key, ic.is_included_column,
        i.has_filter, i.is_disabled, i.is_unique, i.type, i.type_desc
      FROM sys.indexes AS i
      JOIN sys.index_columns AS ic ON ic.object_id = i.object_id AND ic.index_id = i.index_id
      JOIN sys.columns AS c ON c.object_id = ic.object_id AND c.column_id = ic.column_id
      JOIN sys.tables AS t ON t.object_id = i.object_id
      JOIN sys.schemas AS s ON s.schema_id = t.schema_id
      WHERE i.type > 0
        AND (ic.key_ordinal > 0 OR ic.is_included_column = 1 OR i.type NOT IN (1, 2))
        AND (i.is_unique = 0 OR i.has_filter = 1 OR i.is_disabled = 1 OR ic.is_included_column = 1)
        AND s.name IN (%s)
      ORDER BY s.name, t.name, i.name, ic.is_included_column, ic.key_ordinal\
      """;

  private static final String RULES =
      """
      SELECT s.name, t.name, f.name, f.delete_referential_action, f.update_referential_action
      FROM sys.foreign_keys AS f
      JOIN sys.tables AS t ON t.object_id = f.parent_object_id
      JOIN sys.schemas AS s ON s.schema_id = t.schema_id
      WHERE s.name IN (%s)\
      """;

  private static final String CHECKS =
      """
      SELECT s.name, t.name, k.name
      FROM sys.check_constraints AS k
      JOIN sys.tables AS t ON t.object_id = k.parent_object_id
      JOIN sys.schemas AS s ON s.schema_id = t.schema_id
      WHERE s.name IN (%s)
      ORDER BY s.name, t.name, k.name\
      """;

  /** Of all schemas: tables that are not synced may use the same sequences. */
  private static final String SEQUENCE_DEFAULTS =
      """
      SELECT s.name, t.name, c.name, d.definition
      FROM sys.default_constraints AS d
      JOIN sys.tables AS t ON t.object_id = d.parent_object_id
      JOIN sys.schemas AS s ON s.schema_id = t.schema_id
      JOIN sys.columns AS c ON c.object_id = t.object_id AND c.column_id = d.parent_column_id
      WHERE UPPER(d.definition) LIKE N'%NEXT VALUE FOR %'
      ORDER BY s.name, t.name, c.column_id\
      """;

  private static final String SEQUENCES =
      """
      SELECT n.name, s.name, q.name, CAST(q.start_value AS decimal(38, 0)),
        CAST(q.increment AS decimal(38, 0)), CAST(q.minimum_value AS decimal(38, 0)),
        CAST(q.maximum_value AS decimal(38, 0)),
        HAS_PERMS_BY_NAME(QUOTENAME(s.name) + N'.' + QUOTENAME(q.name), N'OBJECT', N'ALTER')
      FROM (VALUES %s) AS n (name)
      JOIN sys.sequences AS q ON q.object_id = OBJECT_ID(n.name)
      JOIN sys.schemas AS s ON s.schema_id = q.schema_id
      ORDER BY s.name, q.name, n.name\
      """;

  private CatalogSql() {}

  static String defaults(Collection<String> schemas) {
    return DEFAULTS.formatted(list(schemas));
  }

  static String indexes(Collection<String> schemas) {
    return INDEXES.formatted(list(schemas));
  }

  /** What the schemas' foreign keys do. */
  static String rules(Collection<String> schemas) {
    return RULES.formatted(list(schemas));
  }

  static String checks(Collection<String> schemas) {
    return CHECKS.formatted(list(schemas));
  }

  static String tables(Collection<String> schemas) {
    return TABLES.formatted(list(schemas));
  }

  static String views(Collection<String> schemas) {
    return VIEWS.formatted(list(schemas));
  }

  static String columns(Collection<String> schemas) {
    return COLUMNS.formatted(list(schemas));
  }

  static String identities(Collection<String> schemas) {
    return IDENTITIES.formatted(list(schemas));
  }

  static String keys(Collection<String> schemas) {
    return KEYS.formatted(list(schemas));
  }

  /** The foreign keys of the schemas' tables. */
  static String foreignKeys(Collection<String> schemas) {
    return FOREIGN_KEYS.formatted("s", list(schemas));
  }

  /** The foreign keys of any tables to the schemas' tables. */
  static String referencing(Collection<String> schemas) {
    return FOREIGN_KEYS.formatted("rs", list(schemas));
  }

  static String triggers(Collection<String> schemas) {
    return TRIGGERS.formatted(list(schemas));
  }

  static String untruncatable(Collection<String> schemas) {
    return UNTRUNCATABLE.formatted(list(schemas));
  }

  static String silentIndexes(Collection<String> schemas) {
    return SILENT_INDEXES.formatted(list(schemas));
  }

  /** The defaults that take values from sequences. */
  static String sequenceDefaults() {
    return SEQUENCE_DEFAULTS;
  }

  /** The sequences of these names, quoted where they have to be. */
  static String sequences(Collection<String> names) {
    return SEQUENCES.formatted(
        names.stream()
            .map(name -> "(" + TSqlLiterals.quoted(name) + ")")
            .collect(Collectors.joining(", ")));
  }

  private static String list(Collection<String> schemas) {
    return schemas.stream().map(TSqlLiterals::quoted).collect(Collectors.joining(", "));
  }
}
