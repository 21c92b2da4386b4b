package io.neosync.postgres;

import io.neosync.postgres.Definition.Kind;
import io.neosync.postgres.SequenceDefinitions.Place;
import io.neosync.schema.TableRef;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Reads how tables are defined, in the server's own words and with a number of queries that does
 * not depend on theirs.
 *
 * <p>The server leaves the names of the schemas on the search path out. So the path holds the one
 * schema whose name may change, and the schemas of extensions, which may be elsewhere too; every
 * other name is written in full.
 */
final class DefinitionReader {

  private final Backend backend;
  private final Map<TableRef, Relation> relations;
  private final Set<String> schemas = new LinkedHashSet<>();
  private final Home home;
  private final int version;
  private final Map<ObjectId, DefinitionDraft> drafts = new LinkedHashMap<>();

  private DefinitionReader(Backend backend, Map<TableRef, Relation> relations) throws SQLException {
    this.backend = backend;
    this.relations = relations;
    relations.keySet().forEach(table -> schemas.add(table.schema()));
    this.home = Home.of(backend, schemas);
    this.version = backend.version();
  }

  /** The definitions of these tables and of what they need. */
  static PgDefinitions read(Backend backend, Map<TableRef, Relation> relations)
      throws SQLException {
    return new DefinitionReader(backend, relations).read();
  }

  private PgDefinitions read() throws SQLException {
    Map<TableRef, Long> roots = new LinkedHashMap<>();
    relations.forEach((table, relation) -> roots.put(table, relation.oid()));
    ObjectGraph graph = ObjectGraph.read(backend, roots.values());
    Set<ObjectId> needed = graph.needed();
    List<String> path = path(graph.depended());
    backend.execute("set local search_path = " + PgSql.names(path));
    try {
      readObjects(needed);
      readTables(graph, roots);
    } finally {
      backend.qualifyNames();
    }
    List<ObjectId> tables = roots.values().stream().map(ObjectId::relation).toList();
    List<Definition> definitions =
        graph.ordered(tables, drafts::containsKey).stream()
            .map(
                id ->
                    Objects.requireNonNull(drafts.get(id))
                        .finished(
                            graph.needs(id, drafts::containsKey),
                            graph.calls(id, drafts::containsKey)))
            .toList();
    return new PgDefinitions(
        home,
        schemas,
        path,
        relations.values().stream().map(Relation::table).toList(),
        definitions);
  }

  private List<String> path(Set<ObjectId> depended) throws SQLException {
    Set<String> path = new LinkedHashSet<>();
    if (home.exists()) {
      path.add(home.schema());
    }
    path.addAll(ExtensionDefinitions.schemas(backend, oids(depended, "pg_extension")));
    return path.isEmpty() ? List.of("pg_catalog") : List.copyOf(path);
  }

  private void readObjects(Set<ObjectId> needed) throws SQLException {
    drafts.putAll(ExtensionDefinitions.read(backend, oids(needed, "pg_extension")));
    drafts.putAll(CollationDefinitions.read(backend, home, oids(needed, "pg_collation")));
    drafts.putAll(TypeDefinitions.read(backend, home, version, oids(needed, "pg_type")));
    drafts.putAll(FunctionDefinitions.read(backend, home, oids(needed, "pg_proc")));
    Set<ObjectId> others = new LinkedHashSet<>(needed);
    others.removeAll(drafts.keySet());
    drafts.putAll(OtherDefinitions.read(backend, home, others));
  }

  private void readTables(ObjectGraph graph, Map<TableRef, Long> roots) throws SQLException {
    String rootOids = Oids.array(roots.values());
    List<TreeMember> members = TreeMember.read(backend, home, rootOids);
    String oids = Oids.array(members.stream().map(TreeMember::oid).toList());
    SequenceDefinitions sequences =
        SequenceDefinitions.read(backend, home, oids(graph.needed(), "pg_class"), oids);
    drafts.putAll(sequences.drafts());
    Map<Place, SequenceDefinitions.Identity> identities = sequences.identities();
    Map<Long, List<ColumnDefinition>> columns =
        ColumnDefinition.read(backend, version, identities, oids);
    Map<Long, List<CheckDefinition>> checks = CheckDefinition.read(backend, version, oids);
    Map<Long, DefinitionDraft> tables = new LinkedHashMap<>();
    for (TreeMember member : members) {
      DefinitionDraft draft =
          tables.computeIfAbsent(
              member.root(),
              root -> new DefinitionDraft(ObjectId.relation(root), Kind.TABLE, member.ref(), ""));
      if (member.partition()) {
        draft.named(member.ref());
      }
      List<CheckDefinition> ofMember = checks.getOrDefault(member.oid(), List.of());
      Set<Long> late = new HashSet<>();
      for (CheckDefinition check : ofMember) {
        if (!check.harmless() || graph.callsFunction(new ObjectId("pg_constraint", check.oid()))) {
          late.add(check.oid());
        }
      }
      new TableDefinition(member, columns.getOrDefault(member.oid(), List.of()), ofMember, late)
          .write(draft);
    }
    tables.values().forEach(draft -> drafts.put(draft.id(), draft));
    new AttachedDefinitions(backend, home, version, tables).read(roots);
  }

  private static String oids(Collection<ObjectId> objects, String catalog) {
    List<Long> oids = new ArrayList<>();
    for (ObjectId object : objects) {
      if (object.catalog().equals(catalog)) {
        oids.add(object.oid());
      }
    }
    return Oids.array(oids);
  }
}
