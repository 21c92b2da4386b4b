package io.neosync.postgres;

import io.neosync.postgres.Definition.Kind;
import io.neosync.schema.ColumnType;
import io.neosync.schema.LogicalType.Enumeration;
import io.neosync.schema.TableRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The enums of a PostgreSQL database whose rows went elsewhere and come back: those that the
 * destination lacks are created with their labels. Not thread-safe.
 */
final class ReturningEnums {

  private static final String PLACE =
      """
      select n.nspname, parts.name[2] as name, format('%I.%I', n.nspname, parts.name[2]) as written,
        t.oid is not null as taken, has_schema_privilege(n.oid, 'CREATE') as creatable,
        array(select e.enumlabel::text from pg_enum e where e.enumtypid = t.oid
          order by e.enumsortorder) as labels
      from parse_ident(?) parts(name)
      join pg_namespace n
        on n.nspname = case parts.name[1] when ? then ? else parts.name[1] end
      left join pg_type t on t.typnamespace = n.oid and t.typname = parts.name[2]
      where cardinality(parts.name) = 2
      """;

  /**
   * A name on the destination.
   *
   * @param taken whether a type has it, which has these labels if it is an enum
   * @param creatable whether our role may create something in the schema
   */
  private record Place(
      TableRef ref, String written, boolean taken, boolean creatable, List<String> labels) {}

  private final Backend backend;
  private final Home home;
  private final String homeSchema;
  private final Map<String, Place> places = new HashMap<>();
  private final Map<String, Definition> definitions = new LinkedHashMap<>();

  /**
   * @param schemas the destination's for each of the source's
   */
  ReturningEnums(Backend backend, Home home, UnaryOperator<String> schemas) {
    this.backend = backend;
    this.home = home;
    this.homeSchema = schemas.apply(home.schema());
  }

  /** The type as it is or will be; empty for other types, and where something else has its name. */
  Optional<PgType> of(ColumnType type) throws SQLException {
    if (!type.engine().equals(Postgres.ENGINE)
        || !(type.logical() instanceof Enumeration enumeration)) {
      return Optional.empty();
    }
    Place place = places.get(type.name());
    if (place == null) {
      List<Place> found =
          backend.query(PLACE, ReturningEnums::place, type.name(), home.schema(), homeSchema);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      place = found.get(0);
      places.put(type.name(), place);
    }
    List<String> labels = enumeration.labels();
    if (place.taken() ? !place.labels().equals(labels) : !place.creatable()) {
      return Optional.empty();
    }
    if (!place.taken()) {
      define(place, labels);
    }
    return Optional.of(PgType.enumeration(place.written(), place.ref().name(), labels));
  }

  private static Place place(ResultSet row) throws SQLException {
    return new Place(
        new TableRef(row.getString("nspname"), row.getString("name")),
        row.getString("written"),
        row.getBoolean("taken"),
        row.getBoolean("creatable"),
        CatalogReader.strings(row, "labels"));
  }

  private void define(Place place, List<String> labels) {
    if (!definitions.containsKey(place.written())) {
      ObjectId id = new ObjectId("pg_type", -1L - definitions.size());
      DefinitionDraft draft = new DefinitionDraft(id, Kind.TYPE, place.ref(), "");
      draft.labels(labels);
      draft.create(
          "creating enum " + place.ref(), TypeDefinitions.enumerated(place.written(), labels));
      definitions.put(place.written(), draft.finished(Set.of(), Set.of()));
    }
  }

  /** What creates this type; empty if it is there. */
  Optional<Definition> definition(PgType type) {
    return Optional.ofNullable(definitions.get(type.name()));
  }

  /** What creates them. */
  List<Definition> definitions() {
    return List.copyOf(definitions.values());
  }
}
