package io.neosync.contract;

/** A part of the contract. {@link ConnectorContract} puts the parts together. */
interface Suite {

  /** Two databases of this test's own. */
  Pair pair() throws Exception;
}
