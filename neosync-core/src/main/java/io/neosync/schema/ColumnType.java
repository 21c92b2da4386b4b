package io.neosync.schema;

/**
 * The type of a column in its own engine. A connector implements it with whatever it needs to
 * decide which values fit; everybody else reads its name and what its values are.
 */
public interface ColumnType {

  /** The type as its engine writes it, with length or precision: {@code numeric(10,2)}. */
  String name();

  /** The engine whose type it is, as it is called in messages; empty where it is no engine's. */
  String engine();

  /** What the values are, and of which class they are in rows. */
  LogicalType logical();
}
