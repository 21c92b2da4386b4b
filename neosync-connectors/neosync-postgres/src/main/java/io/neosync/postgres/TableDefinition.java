package io.neosync.postgres;

import io.neosync.postgres.Definition.Stage;
import io.neosync.schema.TableRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes how a table, or a partition of one, is created without its keys and indexes.
 *
 * @param late the checks that must wait for the rows
 */
record TableDefinition(
    TreeMember member,
    List<ColumnDefinition> columns,
    List<CheckDefinition> checks,
    Set<Long> late) {

  void write(DefinitionDraft draft) {
    TableRef ref = member.ref();
    String name = PgSql.name(ref);
    draft.create("creating table " + ref, create(draft));
    if (member.inherits()) {
      columns.stream()
          .filter(column -> !column.local())
          .flatMap(column -> column.overrides().stream())
          .forEach(change -> alter(draft, change));
    }
    columns.stream()
        .flatMap(column -> column.settings().stream())
        .forEach(change -> alter(draft, change));
    if (member.replicaIdentity().equals("f") || member.replicaIdentity().equals("n")) {
      alter(
          draft, "REPLICA IDENTITY " + (member.replicaIdentity().equals("f") ? "FULL" : "NOTHING"));
    }
    if (member.partition()) {
      draft.connect(
          draft.ref(),
          "attaching partition " + ref,
          "ALTER TABLE ONLY %s ATTACH PARTITION %s %s"
              .formatted(PgSql.name(member.parents().get(0)), name, member.bound()));
    }
    addLate(draft, name);
    comments(draft, name);
    demand(draft);
    remark(draft);
  }

  private void alter(DefinitionDraft draft, String change) {
    draft.create(
        "setting up table " + member.ref(),
        "ALTER TABLE ONLY %s %s".formatted(PgSql.name(member.ref()), change));
  }

  private String create(DefinitionDraft draft) {
    List<String> elements = new ArrayList<>();
    for (ColumnDefinition column : columns) {
      if (member.ofType() != null) {
        if (!column.constraints().isEmpty()) {
          elements.add(PgSql.name(column.name()) + " WITH OPTIONS" + column.constraints());
        }
      } else if (column.local() || !member.inherits()) {
        elements.add(column.sql());
      } else if (column.inheritedWithOwnNotNull()) {
        elements.add(column.notNullSql());
        draft.demand(18, "NOT NULL of an inherited column as a constraint of its own");
      }
    }
    checks.stream()
        .filter(check -> !late.contains(check.oid()))
        .filter(check -> check.local() || !member.inherits())
        .forEach(check -> elements.add(check.sql()));
    StringBuilder sql = new StringBuilder("CREATE ");
    sql.append(member.unlogged() ? "UNLOGGED " : "");
    sql.append("TABLE ").append(PgSql.name(member.ref()));
    if (member.ofType() != null) {
      sql.append(" OF ").append(member.ofType());
    }
    if (member.ofType() == null || !elements.isEmpty()) {
      sql.append(" (").append(String.join(", ", elements)).append(')');
    }
    if (member.inherits()) {
      List<String> parents = member.parents().stream().map(PgSql::name).toList();
      sql.append(" INHERITS (").append(String.join(", ", parents)).append(')');
    }
    if (member.partitionKey() != null) {
      sql.append(" PARTITION BY ").append(member.partitionKey());
    }
    if (member.accessMethod() != null) {
      sql.append(" USING ").append(member.accessMethod());
    }
    if (member.options() != null) {
      sql.append(" WITH (").append(member.options()).append(')');
    }
    return sql.toString();
  }

  /** Added to a parent, a constraint comes to its children too. */
  private void addLate(DefinitionDraft draft, String name) {
    checks.stream()
        .filter(check -> late.contains(check.oid()))
        .filter(check -> !check.inherited() || (check.local() && !member.partition()))
        .forEach(
            check ->
                draft.complete(
                    Stage.CONSTRAINT,
                    "adding check " + check.name(),
                    "ALTER TABLE %s ADD %s".formatted(name, check.sql())));
    for (ColumnDefinition column : columns) {
      if (column.notNullName() != null && !column.notNullValid() && column.notNullLocal()) {
        draft.demand(18, "NOT NULL that is NOT VALID");
        draft.complete(
            Stage.CONSTRAINT,
            "adding NOT NULL of " + column.name(),
            "ALTER TABLE %s ADD %s NOT VALID".formatted(name, column.notNullSql()));
      }
    }
  }

  private void comments(DefinitionDraft draft, String name) {
    draft.comment("TABLE " + name, member.comment());
    for (ColumnDefinition column : columns) {
      draft.comment("COLUMN " + name + "." + PgSql.name(column.name()), column.comment());
      constraintComment(draft, name, column.notNullName(), column.notNullComment());
      if (column.sequence() != null) {
        draft.comment(
            "SEQUENCE " + PgSql.name(column.sequence().ref()), column.sequence().comment());
      }
    }
    checks.forEach(check -> constraintComment(draft, name, check.name(), check.comment()));
  }

  private static void constraintComment(
      DefinitionDraft draft,
      String table,
      @org.jspecify.annotations.Nullable String constraint,
      @org.jspecify.annotations.Nullable String comment) {
    if (constraint != null) {
      draft.comment("CONSTRAINT " + PgSql.name(constraint) + " ON " + table, comment);
    }
  }

  private void demand(DefinitionDraft draft) {
    for (ColumnDefinition column : columns) {
      if (column.generated().equals("v")) {
        draft.demand(18, "virtual generated columns");
      }
      if (column.compression() != null) {
        draft.demand(14, "the compression of a column");
      }
      if (member.partitionKey() != null && column.sequence() != null) {
        draft.demand(17, "identity columns of partitioned tables");
      }
      if (column.notNullNoInherit()) {
        draft.demand(18, "NOT NULL with NO INHERIT");
      }
    }
    if (member.kind().equals("f")) {
      draft.demand(Integer.MAX_VALUE, "partitions that are foreign tables");
    }
    if (checks.stream().anyMatch(check -> !check.enforced())) {
      draft.demand(18, "constraints that are NOT ENFORCED");
    }
  }

  private void remark(DefinitionDraft draft) {
    if (member.secured()) {
      draft.note("row-level security and its policies are not created with table " + member.ref());
    }
    if (member.placed()) {
      draft.note(
          "table " + member.ref() + " has a tablespace; it is created in the database's own");
    }
  }
}
