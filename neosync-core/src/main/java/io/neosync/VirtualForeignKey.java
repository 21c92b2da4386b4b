package io.neosync;

import java.util.List;
import java.util.function.BiFunction;

/** The first half of a foreign key that the source does not declare; it needs its target. */
public final class VirtualForeignKey {

  private final BiFunction<String, List<String>, SyncBuilder> finish;

  VirtualForeignKey(BiFunction<String, List<String>, SyncBuilder> finish) {
    this.finish = finish;
  }

  /**
   * Completes the foreign key and goes on with the sync.
   *
   * @param table the name of the referenced table, with or without its schema
   * @param columns as many as the key has, in the same order; they need not be unique
   */
  public SyncBuilder references(String table, String... columns) {
    return finish.apply(table, List.of(columns));
  }
}
