package io.neosync.benchmarks;

/**
 * Binary COPY piped into bare tables, whose keys, indexes and foreign keys are dropped before and
 * made again afterwards, all in one transaction: what one writes by hand to be fast.
 */
record RebuildingCopy(Dataset dataset) implements Contender {

  @Override
  public String name() {
    return "copy+rebuild";
  }

  @Override
  public void run(Databases databases) throws Exception {
    try (TransactionPair pair = TransactionPair.open(databases)) {
      Definitions definitions = Definitions.read(pair.destination());
      pair.execute(definitions.drops());
      pair.truncate(dataset.tables());
      BinaryCopy copy = new BinaryCopy(pair.source(), pair.destination());
      for (String table : dataset.tables()) {
        copy.pipe(table);
      }
      pair.execute(definitions.creations());
      pair.commit();
    }
  }
}
