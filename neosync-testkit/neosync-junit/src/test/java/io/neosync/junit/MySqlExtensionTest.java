package io.neosync.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.neosync.contract.mysql.MySqlDatabase;
import io.neosync.contract.mysql.MySqlEngine;
import io.neosync.contract.mysql.MySqlServer;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Tests with a database of MySQL or MariaDB. */
class MySqlExtensionTest {

  private static final String TABLES =
      """
      CREATE TABLE words (id INT PRIMARY KEY, word TEXT);
      CREATE TABLE log (id INT PRIMARY KEY AUTO_INCREMENT, what TEXT);
      INSERT INTO log (what) VALUES ('there before');
      INSERT INTO words VALUES (9, 'there before');
      """;

  static MySqlDatabase mysql;
  static MySqlDatabase mariadb;

  @BeforeAll
  static void create() throws SQLException {
    mysql = MySqlServer.shared(MySqlEngine.MYSQL).createDatabase();
    mysql.execute(TABLES);
    mariadb = MySqlServer.shared(MySqlEngine.MARIADB).createDatabase();
    mariadb.execute(TABLES);
  }

  @AfterAll
  static void drop() throws SQLException {
    mysql.close();
    mariadb.close();
  }

  private static String all(MySqlDatabase database) throws SQLException {
    return database.queryStrings("SELECT word FROM words ORDER BY id")
        + " "
        + database.queryStrings("SELECT id, what FROM log ORDER BY id");
  }

  @NeosyncTest
  @Seed("fixtures/one")
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  abstract static class Cases {

    abstract MySqlDatabase database();

    @Test
    @Order(1)
    void changesRows() throws SQLException {
      assertThat(all(database())).isEqualTo("[one] [1|there before]");
      database().execute("INSERT INTO log (what) VALUES ('more'); DELETE FROM words");
    }

    @Test
    @Order(2)
    void findsTheSeedAgain() throws SQLException {
      assertThat(all(database())).isEqualTo("[one] [1|there before]");
      database().execute("DELETE FROM log; INSERT INTO log (what) VALUES ('new')");
      assertThat(all(database())).isEqualTo("[one] [2|new]");
    }

    @Test
    @Order(3)
    @Seed({"fixtures/two", "fixtures/one"})
    void hasASeedOfItsOwn() throws SQLException {
      assertThat(all(database())).isEqualTo("[one, two, three] [1|there before]");
    }
  }

  static class MySqlTests extends Cases {
    @SyncTo static DataSource db = mysql.dataSource();

    @Override
    MySqlDatabase database() {
      return mysql;
    }
  }

  static class MariaDbTests extends Cases {
    @SyncTo static DataSource db = mariadb.dataSource();

    @Override
    MySqlDatabase database() {
      return mariadb;
    }
  }

  @Test
  void dataSourcesOfMySqlAndMariaDbAreRecognised() throws SQLException {
    for (Class<?> tests : new Class<?>[] {MySqlTests.class, MariaDbTests.class}) {
      EngineTestKit.engine("junit-jupiter")
          .selectors(selectClass(tests))
          .execute()
          .testEvents()
          .assertStatistics(events -> events.succeeded(3).failed(0));
    }
    assertThat(all(mysql)).isEqualTo("[there before] [1|there before]");
    assertThat(all(mariadb)).isEqualTo("[there before] [1|there before]");
  }

  @Test
  void aConnectorThatIsNotThereIsNamed() {
    assertThatThrownBy(
            () ->
                Engines.optional(
                    () -> {
                      throw new NoClassDefFoundError("io/neosync/mysql/MySql");
                    },
                    "@SyncTo OrderTest.db",
                    "MySQL",
                    "neosync-mysql"))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessage(
            "@SyncTo OrderTest.db connects to MySQL, whose connector is missing: add"
                + " io.neosync:neosync-mysql to the dependencies, in scope test");
  }
}
