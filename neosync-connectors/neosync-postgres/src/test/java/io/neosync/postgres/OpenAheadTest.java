package io.neosync.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.neosync.SyncListener;
import io.neosync.SyncReport;
import io.neosync.TransferException;
import io.neosync.schema.TableRef;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The next table's query runs while the destination finishes the present one. */
@Timeout(120)
class OpenAheadTest {

  private Pair pair;

  @BeforeEach
  void create() throws SQLException {
    pair =
        Pair.of(
            "CREATE TABLE a (id integer PRIMARY KEY);"
                + " CREATE TABLE b (id integer PRIMARY KEY, a_id integer REFERENCES a)",
            "INSERT INTO a SELECT generate_series(1, 100);"
                + " INSERT INTO b SELECT id, id FROM a; INSERT INTO b VALUES (1000, NULL)");
    pair.destination().execute("INSERT INTO a VALUES (-1)");
  }

  @AfterEach
  void drop() throws SQLException {
    pair.assertNothingLeft();
    pair.close();
  }

  @Test
  void aQueryThatFailsFailsItsOwnTable() throws SQLException {
    TransferException failure =
        catchThrowableOfType(
            TransferException.class,
            () -> pair.sync().subset("b", "1 / (id - 1000) < 1").build().run());

    assertThat(failure.table()).contains(new TableRef("public", "b"));
    assertThat(pair.rows("SELECT id FROM a")).containsExactly("-1");
  }

  @Test
  void aQueryIsCalledOffWhenTheTableBeforeItFails() throws SQLException {
    pair.destination().execute("ALTER TABLE a ADD CHECK (id < 100)");

    TransferException failure =
        catchThrowableOfType(
            TransferException.class,
            () ->
                pair.sync()
                    .subset("b", "(SELECT true FROM pg_sleep(600 + id)) IS NOT NULL")
                    .build()
                    .run());

    assertThat(failure.table()).contains(new TableRef("public", "a"));
    assertThat(pair.rows("SELECT id FROM a")).containsExactly("-1");
  }

  @Test
  void aQueryIsCalledOffWhenAListenerFails() throws SQLException {
    SyncListener failing =
        new SyncListener() {
          @Override
          public void tableFinished(SyncReport.TableReport table) {
            throw new IllegalStateException("enough");
          }
        };

    assertThatThrownBy(
            () ->
                pair.sync()
                    .subset("b", "(SELECT true FROM pg_sleep(600 + id)) IS NOT NULL")
                    .listener(failing)
                    .build()
                    .run())
        .isInstanceOf(TransferException.class);

    assertThat(pair.rows("SELECT id FROM a")).containsExactly("-1");
  }
}
