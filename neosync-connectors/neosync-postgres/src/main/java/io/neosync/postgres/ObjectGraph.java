package io.neosync.postgres;

import static java.util.stream.Collectors.joining;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What tables are made of and what that depends on, from {@code pg_depend}. It knows what types,
 * defaults, expressions and triggers need. Of what the text of a function names it knows the
 * functions that it calls, which are told apart from what is needed.
 */
final class ObjectGraph {

  /**
   * Partitions, defaults and checks, which the creation of a table includes; and the rest of it.
   */
  private static final String PARTS =
      """
      with tree as (
        select c.oid, coalesce(pg_partition_root(c.oid)::oid, c.oid) as root from pg_class c
        where c.oid = any(string_to_array(?, ',')::oid[])
          or c.relispartition and pg_partition_root(c.oid) = any(string_to_array(?, ',')::oid[]))
      select tree.root, p.class::regclass::text as catalog, p.id, p.late
      from tree
      cross join lateral (
        select 'pg_class'::regclass::oid as class, tree.oid as id, false as late
        union all select 'pg_attrdef'::regclass, f.oid, false from pg_attrdef f
        where f.adrelid = tree.oid
        union all select 'pg_constraint'::regclass, k.oid, not k.convalidated from pg_constraint k
        where k.conrelid = tree.oid and k.contype = 'c'
        union all select 'pg_class'::regclass, i.indexrelid, true from pg_index i
        where i.indrelid = tree.oid
        union all select 'pg_trigger'::regclass, t.oid, true from pg_trigger t
        where t.tgrelid = tree.oid and not t.tgisinternal
        union all select 'pg_rewrite'::regclass, w.oid, true from pg_rewrite w
        where w.ev_class = tree.oid and w.rulename <> '_RETURN'
        union all select 'pg_statistic_ext'::regclass, s.oid, true from pg_statistic_ext s
        where s.stxrelid = tree.oid
        union all select 'pg_class'::regclass, d.objid, true from pg_depend d
        join pg_class s on s.oid = d.objid and s.relkind = 'S'
        where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
          and d.refobjid = tree.oid and d.deptype = 'a') p
      """;

  /**
   * Starting at the parts. A domain is followed to its checks and a composite type to its columns;
   * what belongs to an extension leads to the extension alone, a sequence not to its owner, a rule
   * to no table, and another table nowhere. A default leads to the sequences that it only names.
   * What initdb made is everywhere.
   */
  private static final String EDGES =
      """
      with recursive edge(from_class, from_id, to_class, to_id) as (
        select 0::oid, 0::oid, s.class, s.id
        from unnest(cast(? as regclass[]), string_to_array(?, ',')::oid[]) s(class, id)
        union
        select n.to_class, n.to_id, d.class, d.id
        from edge n
        cross join lateral (
          select p.refclassid as class, p.refobjid as id from pg_depend p
          where p.classid = n.to_class and p.objid = n.to_id
            and p.refclassid <> 'pg_namespace'::regclass
            and (p.deptype = 'e' or p.deptype in ('n', 'a', 'i')
              and not exists (select from pg_depend x where x.classid = n.to_class
                and x.objid = n.to_id and x.deptype = 'e')
              and not (n.to_class = 'pg_rewrite'::regclass and p.refclassid = 'pg_class'::regclass)
              and not (n.to_class = 'pg_class'::regclass and exists (
                select from pg_class c where c.oid = n.to_id and (
                  c.relkind = 'S' and p.refclassid = 'pg_class'::regclass
                  or c.relkind in ('r', 'p', 'v', 'm', 'f')
                    and not c.oid = any(string_to_array(?, ',')::oid[])))))
          union all
          select 'pg_constraint'::regclass, k.oid from pg_constraint k
          where n.to_class = 'pg_type'::regclass and k.contypid = n.to_id
          union all
          select 'pg_class'::regclass, c.oid from pg_class c
          join pg_type t on t.typrelid = c.oid and c.relkind = 'c'
          where n.to_class = 'pg_type'::regclass and t.oid = n.to_id
          union all
          select 'pg_class'::regclass, named.sequence from (%s) named
          where n.to_class = 'pg_attrdef'::regclass
        ) d
        where d.id >= 16384
      )
      select from_class::regclass::text, from_id, to_class::regclass::text, to_id
      from edge where from_class <> 0
      """
          .formatted(NamedSequences.query("f.oid = n.to_id"));

  private final Map<ObjectId, Set<ObjectId>> edges = new LinkedHashMap<>();
  private final Map<ObjectId, List<ObjectId>> early = new HashMap<>();
  private final Map<ObjectId, List<ObjectId>> late = new HashMap<>();
  private final Map<ObjectId, ObjectId> roots = new HashMap<>();
  private final Map<ObjectId, Set<ObjectId>> calls = new LinkedHashMap<>();

  private ObjectGraph() {}

  /**
   * @param rootOids the tables
   */
  static ObjectGraph read(Backend backend, Collection<Long> rootOids) throws SQLException {
    ObjectGraph graph = new ObjectGraph();
    Set<ObjectId> parts = new LinkedHashSet<>();
    Map<ObjectId, ObjectId> checks = new LinkedHashMap<>();
    String oids = Oids.array(rootOids);
    backend.forEach(
        PARTS,
        row -> {
          ObjectId root = ObjectId.relation(row.getLong("root"));
          ObjectId part = new ObjectId(row.getString("catalog"), row.getLong("id"));
          parts.add(part);
          boolean afterwards = row.getBoolean("late");
          if (part.catalog().equals("pg_constraint") && !afterwards) {
            checks.put(part, root);
          } else {
            add(afterwards ? graph.late : graph.early, root, part);
          }
          if (part.catalog().equals("pg_class") && !afterwards) {
            graph.roots.put(part, root);
          }
        },
        oids,
        oids);
    graph.follow(backend, parts);
    checks.forEach(
        (check, root) -> add(graph.callsFunction(check) ? graph.late : graph.early, root, check));
    graph.followCalls(backend);
    return graph;
  }

  /** Reads what these objects need, and what that needs. */
  private void follow(Backend backend, Collection<ObjectId> objects) throws SQLException {
    backend.forEach(
        EDGES,
        row ->
            edges
                .computeIfAbsent(
                    new ObjectId(row.getString(1), row.getLong(2)), from -> new LinkedHashSet<>())
                .add(new ObjectId(row.getString(3), row.getLong(4))),
        objects.stream().map(ObjectId::catalog).collect(joining(",", "{", "}")),
        Oids.array(objects.stream().map(ObjectId::oid).toList()),
        Oids.array(tableOids()));
  }

  /** Reads which functions the texts of functions call, which theirs, and what those need. */
  private void followCalls(Backend backend) throws SQLException {
    Set<ObjectId> read = new HashSet<>();
    Set<ObjectId> open = functions();
    while (!open.isEmpty()) {
      read.addAll(open);
      Map<ObjectId, Set<ObjectId>> found = CalledFunctions.read(backend, open, tableOids());
      calls.putAll(found);
      Set<ObjectId> called = new LinkedHashSet<>();
      found.values().forEach(called::addAll);
      called.removeAll(read);
      called.removeIf(object -> !object.isFunction());
      if (!called.isEmpty()) {
        follow(backend, called);
      }
      open = functions();
      open.removeAll(read);
    }
  }

  private Set<ObjectId> functions() {
    Set<ObjectId> functions = needed();
    functions.removeIf(object -> !object.isFunction());
    return functions;
  }

  private List<Long> tableOids() {
    return roots.keySet().stream().map(ObjectId::oid).toList();
  }

  private static void add(Map<ObjectId, List<ObjectId>> parts, ObjectId root, ObjectId part) {
    parts.computeIfAbsent(root, any -> new ArrayList<>()).add(part);
  }

  /** Whether it calls a function that a user wrote, which could look at anything. */
  boolean callsFunction(ObjectId object) {
    return targets(object).stream()
        .anyMatch(target -> target.isFunction() && extension(target).isEmpty());
  }

  private Set<ObjectId> targets(ObjectId object) {
    return edges.getOrDefault(object, Set.of());
  }

  /** The extension that an object belongs to. */
  Optional<ObjectId> extension(ObjectId object) {
    return targets(object).stream()
        .filter(target -> target.catalog().equals("pg_extension"))
        .findFirst();
  }

  /** All objects but the tables and their parts; extensions included, their members not. */
  Set<ObjectId> needed() {
    Set<ObjectId> needed = depended();
    calls.values().forEach(needed::addAll);
    return needed;
  }

  /** Those of them that the server knows of, and not from a text alone. */
  Set<ObjectId> depended() {
    Set<ObjectId> depended = new LinkedHashSet<>();
    edges.values().forEach(depended::addAll);
    late.values().forEach(depended::addAll);
    depended.removeAll(roots.keySet());
    depended.removeIf(
        object -> !object.catalog().equals("pg_extension") && extension(object).isPresent());
    return depended;
  }

  /**
   * The objects that {@code wanted} holds for, each after those it needs: first what the tables'
   * creation needs and the tables, then what is only needed when the rows have arrived, and last
   * what functions call.
   */
  List<ObjectId> ordered(Collection<ObjectId> tables, Predicate<ObjectId> wanted) {
    List<ObjectId> order = new ArrayList<>();
    Set<ObjectId> visited = new HashSet<>();
    for (ObjectId table : tables) {
      visit(table, visited, order);
    }
    for (ObjectId table : tables) {
      for (ObjectId part : late.getOrDefault(table, List.of())) {
        visit(part, visited, order);
      }
    }
    for (Set<ObjectId> called : calls.values()) {
      for (ObjectId function : called) {
        visit(function, visited, order);
      }
    }
    order.removeIf(wanted.negate());
    return order;
  }

  private void visit(ObjectId object, Set<ObjectId> visited, List<ObjectId> order) {
    ObjectId whole = roots.getOrDefault(object, object);
    if (visited.add(whole)) {
      early.getOrDefault(whole, List.of()).stream()
          .filter(part -> !part.equals(whole))
          .flatMap(part -> Stream.concat(Stream.of(part), targets(part).stream()))
          .forEach(part -> visit(part, visited, order));
      targets(whole).forEach(target -> visit(target, visited, order));
      order.add(whole);
    }
  }

  /** The nearest objects that {@code wanted} holds for and that this one cannot do without. */
  Set<ObjectId> needs(ObjectId object, Predicate<ObjectId> wanted) {
    Set<ObjectId> needs = new LinkedHashSet<>();
    Set<ObjectId> visited = new HashSet<>();
    Deque<ObjectId> open = new ArrayDeque<>(List.of(object));
    open.addAll(early.getOrDefault(object, List.of()));
    for (ObjectId part : late.getOrDefault(object, List.of())) {
      (wanted.test(part) ? needs : open).add(part);
    }
    while (!open.isEmpty()) {
      ObjectId next = open.pop();
      if (visited.add(next)) {
        for (ObjectId target : targets(next)) {
          ObjectId whole = roots.getOrDefault(target, target);
          (wanted.test(whole) ? needs : open).add(whole);
        }
      }
    }
    needs.remove(object);
    return needs;
  }

  /**
   * The functions that {@code wanted} holds for and that the text of this one calls, or the
   * extensions that have them.
   */
  Set<ObjectId> calls(ObjectId function, Predicate<ObjectId> wanted) {
    Set<ObjectId> called = new LinkedHashSet<>(calls.getOrDefault(function, Set.of()));
    called.removeIf(wanted.negate());
    return called;
  }
}
