package io.neosync.benchmarks;

import java.util.Properties;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Rows read with a cursor and written as multi-row INSERTs with bound values by jOOQ, into the
 * tables with all their keys, indexes and foreign keys: what a program does that leaves the
 * driver's settings alone.
 */
record MultiRowInsert(Dataset dataset) implements Contender {

  private static final int BATCH = 1_000;

  @Override
  public String name() {
    return "insert by jOOQ";
  }

  @Override
  public Pace pace() {
    return Pace.FEWER_ROUNDS;
  }

  @Override
  public void run(Databases databases) throws Exception {
    try (TransactionPair pair = TransactionPair.open(databases, new Properties())) {
      pair.truncate(dataset.tables());
      DSLContext source = DSL.using(pair.source(), SQLDialect.POSTGRES);
      DSLContext destination = DSL.using(pair.destination(), SQLDialect.POSTGRES);
      for (String table : dataset.tables()) {
        insert(source, destination, source.meta().getTables(table).get(0));
      }
      pair.commit();
    }
  }

  private static void insert(DSLContext source, DSLContext destination, Table<?> table) {
    try (Cursor<? extends Record> rows = source.selectFrom(table).fetchSize(BATCH).fetchLazy()) {
      while (rows.hasNext()) {
        destination
            .insertInto(table)
            .columns(table.fields())
            .valuesOfRecords(rows.fetchNext(BATCH))
            .execute();
      }
    }
  }
}
