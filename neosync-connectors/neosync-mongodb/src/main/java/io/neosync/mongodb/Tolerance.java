package io.neosync.mongodb;

import com.mongodb.bulk.BulkWriteError;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which of the documents that the server refuses a run does without.
 *
 * @param codes the server's error codes
 */
record Tolerance(Set<Integer> codes) {

  static final Tolerance NONE = new Tolerance(Set.of());

  private static final int DUPLICATE_KEY = 11000;

  Tolerance {
    codes = Set.copyOf(codes);
  }

  /**
   * Whether the document may stay behind. Never one whose {@code _id} is there already: that is a
   * conflict of rows, which MongoDB has no option for.
   */
  boolean covers(BulkWriteError error) {
    return codes.contains(error.getCode())
        && !(error.getCode() == DUPLICATE_KEY
            && MongoErrors.index(error).filter(Collections.ID_INDEX::equals).isPresent());
  }

  /** The codes in order, for people. */
  @Override
  public String toString() {
    return new TreeSet<>(codes).stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
