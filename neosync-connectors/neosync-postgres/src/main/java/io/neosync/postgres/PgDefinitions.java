package io.neosync.postgres;

import io.neosync.schema.Table;
import io.neosync.spi.TableDefinitions;
import java.util.List;
import java.util.Set;

/**
 * How tables of a PostgreSQL database are defined, with all they need.
 *
 * @param home the schema that may have another name on the destination
 * @param schemas of the tables
 * @param path the schemas whose names the definitions leave out, in order of search
 * @param tables the tables
 * @param definitions each after those it needs
 */
record PgDefinitions(
    Home home,
    Set<String> schemas,
    List<String> path,
    List<Table> tables,
    List<Definition> definitions)
    implements TableDefinitions {

  PgDefinitions {
    schemas = Set.copyOf(schemas);
    path = List.copyOf(path);
    tables = List.copyOf(tables);
    definitions = List.copyOf(definitions);
  }

  @Override
  public String engine() {
    return Postgres.ENGINE;
  }
}
