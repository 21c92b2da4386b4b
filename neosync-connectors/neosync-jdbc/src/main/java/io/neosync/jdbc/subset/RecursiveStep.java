package io.neosync.jdbc.subset;

import io.neosync.schema.ForeignKey;
import io.neosync.schema.TableRef;

/**
 * A step along a foreign key, from rows that were found to others.
 *
 * @param start what a row is called that was found
 * @param end what a row is called that is found by it
 */
record RecursiveStep(ForeignKey key, TableRef from, String start, TableRef to, String end) {

  /** To the rows that reference those found before. */
  static RecursiveStep toChildren(ForeignKey key) {
    return new RecursiveStep(key, key.referenced(), "parent", key.table(), "child");
  }

  /** To the rows that those found before reference. */
  static RecursiveStep toParents(ForeignKey key) {
    return new RecursiveStep(key, key.table(), "child", key.referenced(), "parent");
  }

  /** The same with other names, so that it can stand beside others. */
  RecursiveStep numbered(int number) {
    return new RecursiveStep(key, from, start + number, to, end + number);
  }

  String parent() {
    return start.startsWith("parent") ? start : end;
  }

  String child() {
    return start.startsWith("child") ? start : end;
  }
}
