package io.neosync.contract;

import io.neosync.Source;
import io.neosync.schema.Catalog;
import io.neosync.schema.Key;
import io.neosync.schema.TableRef;
import io.neosync.spi.Condition;
import io.neosync.spi.DatabaseIdentity;
import io.neosync.spi.Format;
import io.neosync.spi.KeyBits;
import io.neosync.spi.KeySet;
import io.neosync.spi.Problems;
import io.neosync.spi.Reader;
import io.neosync.spi.SnapshotGuarantee;
import io.neosync.spi.SourceSession;
import io.neosync.spi.TableDefinitions;
import io.neosync.spi.TableQuery;
import io.neosync.spi.TableTask;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A source that offers one format, and {@link Format#ROWS} where it has not got that one. With it
 * each format of a connector is made to show that it yields the same table.
 *
 * @param origin where everything else comes from
 * @param format the name of the format
 */
public record OneFormat(Source origin, String format) implements Source {

  @Override
  public String engine() {
    return origin.engine();
  }

  @Override
  public Condition condition(String text, List<@Nullable Object> values) {
    return origin.condition(text, values);
  }

  @Override
  public SourceSession openSource() throws Exception {
    return new Session(origin.openSource(), format);
  }

  @Override
  public String toString() {
    return origin + " by " + format;
  }

  private record Session(SourceSession origin, String format) implements SourceSession {

    @Override
    public List<Format<?>> formats(TableTask task) {
      return origin.formats(task).stream()
          .filter(each -> each.name().equals(format) || each.equals(Format.ROWS))
          .toList();
    }

    @Override
    public SnapshotGuarantee snapshot() {
      return origin.snapshot();
    }

    @Override
    public Optional<TableDefinitions> definitions(List<TableRef> tables) throws Exception {
      return origin.definitions(tables);
    }

    @Override
    public TableQuery query(TableTask task, Problems problems) throws Exception {
      return origin.query(task, problems);
    }

    @Override
    public <T> Reader<T> reader(TableTask task, Format<T> chosen, KeySet rows) throws Exception {
      return origin.reader(task, chosen, rows);
    }

    @Override
    public <T> Reader<T> reader(TableTask task, Format<T> chosen) throws Exception {
      return origin.reader(task, chosen);
    }

    @Override
    public DatabaseIdentity identity() throws Exception {
      return origin.identity();
    }

    @Override
    public Catalog catalog() throws Exception {
      return origin.catalog();
    }

    @Override
    public Reader<KeyBits> keys(TableTask task, Key key) throws Exception {
      return origin.keys(task, key);
    }

    @Override
    public void cancel() {
      origin.cancel();
    }

    @Override
    public void abort() {
      origin.abort();
    }

    @Override
    public void close() throws Exception {
      origin.close();
    }
  }
}
