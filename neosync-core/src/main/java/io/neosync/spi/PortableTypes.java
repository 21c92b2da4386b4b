package io.neosync.spi;

import io.neosync.schema.ColumnType;
import io.neosync.schema.LogicalType;
import java.util.Optional;

/**
 * The types with which an engine creates columns for those of another, and its words for defaults.
 *
 * @param <T> the engine's own types
 * @param <E> what fails when the engine has to be asked
 */
public interface PortableTypes<T extends ColumnType, E extends Exception> {

  /** The engine, as it is called in messages. */
  String engine();

  /** The type that somebody wrote in the engine's words; empty where it has none like that. */
  Optional<T> written(String type) throws E;

  /**
   * The same type, where rows of this engine went elsewhere and come back: of the same name, with
   * the same values. An enum of that name may have other labels here. Empty for other engines'
   * types.
   */
  default Optional<T> same(ColumnType type) throws E {
    return type.engine().equals(engine())
        ? written(type.name())
            .filter(own -> own.name().equals(type.name()) && own.logical().equals(type.logical()))
        : Optional.empty();
  }

  /** The narrowest type that holds every value of this one; empty where none does. */
  Optional<T> holding(ColumnType type) throws E;

  /** A type for most values where none holds all, as it is written; empty where none holds any. */
  Optional<String> most(LogicalType type);
}
