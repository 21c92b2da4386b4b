package io.neosync.dynamodb;

import io.neosync.schema.Catalog;
import io.neosync.schema.Column;
import io.neosync.schema.DocumentType;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.DestinationSession;
import io.neosync.spi.Fit;
import io.neosync.spi.Format;
import io.neosync.spi.Load;
import io.neosync.spi.LoadRequest;
import io.neosync.spi.LogicalFit;
import io.neosync.spi.Problems;
import io.neosync.spi.TableDefinitions;
import io.neosync.spi.TableTask;
import io.neosync.spi.WrittenType;
import java.util.List;
import java.util.Optional;

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
  public Optional<Table> takingRows(Table documents, Table source) {
    return Optional.of(Columns.writing(documents, source));
  }

  @Override
  public Fit fit(Column source, Column destination) {
    if (source.type() instanceof WrittenType) {
      return Fit.refused("what is written by hand has no type that DynamoDB could take");
    }
    if (!(destination.type() instanceof AttributeType attribute)) {
      // Items may also come from where they were kept in between.
      return source.type() instanceof DocumentType items && items.engine().equals(DynamoDb.ENGINE)
          ? Fit.exact()
          : Fit.converting(Fit.Kind.CHECKED, value -> value);
    }
    return attribute.checked()
        ? LogicalFit.checked(source.type(), attribute, DynamoDb.ENGINE)
        : LogicalFit.between(source.type(), attribute, DynamoDb.ENGINE);
  }

  @Override
  public List<Format<?>> formats(TableTask task) {
    return ItemFormat.of(task);
  }

  @Override
  public Load plan(LoadRequest request, Problems problems)
      throws DynamoException, InterruptedException {
    new LoadRefusals(tables(), problems).check(request);
    return new DynamoLoad(this, request, tables());
  }
}
