package io.neosync.dynamodb;

import io.neosync.schema.Catalog;
import io.neosync.schema.Column;
import io.neosync.schema.DocumentType;
import io.neosync.schema.TableRef;
import io.neosync.spi.DestinationSession;
import io.neosync.spi.Fit;
import io.neosync.spi.Format;
import io.neosync.spi.Load;
import io.neosync.spi.LoadRequest;
import io.neosync.spi.Problems;
import io.neosync.spi.TableDefinitions;
import io.neosync.spi.TableTask;
import java.util.List;

/** A destination. Items are put in batches, several at a time. */
final class DynamoDestinationSession extends DynamoSession implements DestinationSession {

  DynamoDestinationSession(Calls calls, Place place, Settings settings) {
    super(calls, place, settings);
  }

  @Override
  public TableRef resolve(TableRef source, List<String> sourceSchemas) {
    return new TableRef(place.region(), source.name());
  }

  @Override
  public Catalog catalogWith(TableDefinitions definitions, Problems problems)
      throws DynamoException, InterruptedException {
    problems.add("DynamoDB's tables are not created by a sync");
    return catalog();
  }

  @Override
  public Fit fit(Column source, Column destination) {
    // Items may also come from where they were kept in between.
    if (source.type() instanceof DocumentType items && items.engine().equals(DynamoDb.ENGINE)) {
      return Fit.exact();
    }
    return Fit.refused(
        source.type() instanceof DocumentType document
            ? "documents of %s may hold values that DynamoDB has no type for"
                .formatted(document.engine())
            : source.type().name() + " comes from another engine");
  }

  @Override
  public List<Format<?>> formats(TableTask task) {
    return ItemFormat.ALL;
  }

  @Override
  public Load plan(LoadRequest request, Problems problems)
      throws DynamoException, InterruptedException {
    new LoadRefusals(tables(), problems).check(request);
    return new DynamoLoad(this, request, tables());
  }
}
