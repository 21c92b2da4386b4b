package io.neosync.postgres;

/** An object of a database: the catalog that lists it, {@code pg_class} for one, and its number. */
record ObjectId(String catalog, long oid) {

  static ObjectId relation(long oid) {
    return new ObjectId("pg_class", oid);
  }

  static ObjectId function(long oid) {
    return new ObjectId("pg_proc", oid);
  }

  static ObjectId extension(long oid) {
    return new ObjectId("pg_extension", oid);
  }

  boolean isFunction() {
    return catalog.equals("pg_proc");
  }
}
