package io.neosync.dynamodb;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A sequence of pages that have to be asked for one after the other. Used by one thread. */
interface Pages {

  /**
   * The items of the next page, which may be none; {@link #ended()} tells whether it was the last.
   */
  List<Map<String, AttributeValue>> next() throws DynamoException, InterruptedException;

  boolean ended();
}
