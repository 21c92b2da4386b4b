package io.neosync.benchmarks;

import java.util.List;

/**
 * Some users and everything below them, by a COPY for each table that a careful person wrote, into
 * the tables as they are.
 *
 * @param arrangement statements that bring the destination to where this one starts
 * @param condition chooses users, none of whom references another
 */
record SubsetByHand(Dataset dataset, List<String> arrangement, String condition)
    implements Contender {

  @Override
  public String name() {
    return "subset by hand";
  }

  @Override
  public void arrange(Databases databases) throws Exception {
    databases.destination().execute(arrangement);
  }

  @Override
  public boolean copiesEverything() {
    return false;
  }

  @Override
  public void run(Databases databases) throws Exception {
    String user = "EXISTS (SELECT FROM users u WHERE u.id = t.user_id AND " + condition + ")";
    String order =
        "EXISTS (SELECT FROM orders o JOIN users u ON u.id = o.user_id WHERE o.id = t.order_id AND "
            + condition.replace("id %", "u.id %")
            + ")";
    try (TransactionPair pair = TransactionPair.open(databases)) {
      pair.truncate(dataset.tables());
      BinaryCopy copy = new BinaryCopy(pair.source(), pair.destination());
      copy.pipe("SELECT * FROM users WHERE " + condition, "users");
      copy.pipe("SELECT * FROM products", "products");
      copy.pipe("SELECT t.* FROM orders t WHERE " + user, "orders");
      copy.pipe("SELECT t.* FROM order_items t WHERE " + order, "order_items");
      copy.pipe(
          "SELECT t.* FROM events t WHERE " + user + " AND (order_id IS NULL OR " + order + ")",
          "events");
      pair.commit();
    }
  }
}
