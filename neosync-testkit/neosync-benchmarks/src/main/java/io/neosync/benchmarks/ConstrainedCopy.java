package io.neosync.benchmarks;

/** Binary COPY piped into the tables as they are, with all their keys, indexes and foreign keys. */
record ConstrainedCopy(Dataset dataset) implements Contender {

  @Override
  public String name() {
    return "copy";
  }

  @Override
  public Pace pace() {
    return Pace.FEWER_ROUNDS;
  }

  @Override
  public void run(Databases databases) throws Exception {
    try (TransactionPair pair = TransactionPair.open(databases)) {
      pair.truncate(dataset.tables());
      BinaryCopy copy = new BinaryCopy(pair.source(), pair.destination());
      for (String table : dataset.tables()) {
        copy.pipe(table);
      }
      pair.commit();
    }
  }
}
