package io.neosync.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.contract.mysql.MySqlDatabase;
import io.neosync.contract.mysql.MySqlEngine;
import io.neosync.contract.mysql.MySqlServer;
import io.neosync.schema.TableRef;
import io.neosync.spi.Baseline;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Putting a database back to what it held. */
class BaselineTest {

  private static final String TABLES =
      """
      CREATE TABLE parent (
        id INT AUTO_INCREMENT PRIMARY KEY,
        name VARCHAR(50) NOT NULL,
        twice VARCHAR(100) GENERATED ALWAYS AS (CONCAT(name, name)) STORED,
        favourite INT,
        `Odd ``"name` ENUM('ok', 'bad') DEFAULT 'ok');
      CREATE TABLE child (
        id INT AUTO_INCREMENT PRIMARY KEY,
        parent_id INT NOT NULL,
        body BLOB, doc JSON, at TIMESTAMP(6) NULL, price DOUBLE, weight FLOAT, bits BIT(12),
        fixed CHAR(5), old VARCHAR(20) CHARACTER SET latin1, place POINT,
        FOREIGN KEY (parent_id) REFERENCES parent (id) ON DELETE CASCADE);
      ALTER TABLE parent ADD FOREIGN KEY (favourite) REFERENCES child (id);
      CREATE TABLE grandchild (child_id INT, n INT, UNIQUE (child_id, n),
        FOREIGN KEY (child_id) REFERENCES child (id));
      CREATE TABLE lonely (v VARCHAR(10));
      CREATE TABLE nothing (v INT);
      CREATE TABLE big (id INT PRIMARY KEY, v TEXT);
      INSERT INTO parent (name) VALUES ('p1'), ('p2'), ('p3'), ('p4'), ('p5'), ('p6');
      INSERT INTO child (parent_id, body, doc, at, price, weight, bits, fixed, old, place)
        SELECT id, x'00ff5c27', '{"a": "it''s ? {fn x}"}', '2024-01-01 10:00:00.123456', 0.1 * id,
          0.1 + id, b'100000000011', 'x', 'caf\u00e9', POINT(id, 1.5) FROM parent;
      UPDATE parent SET favourite = id;
      INSERT INTO grandchild SELECT id, id FROM parent;
      INSERT INTO lonely VALUES ('a'), (NULL), (''), ('a');
      SET @n = 0;
      INSERT INTO big SELECT @n := @n + 1, REPEAT(CONCAT('x', @n), 300)
        FROM parent a, parent b, parent c, parent d;
      """;

  private static final List<String> NAMES =
      List.of("parent", "child", "grandchild", "lonely", "nothing", "big");

  abstract static class Cases {

    private final MySqlEngine engine;
    private MySqlDatabase database;

    Cases(MySqlEngine engine) {
      this.engine = engine;
    }

    @BeforeEach
    void createTables() throws SQLException {
      database = MySqlServer.shared(engine).createDatabase();
      database.execute(TABLES);
    }

    @AfterEach
    void drop() throws SQLException {
      database.close();
    }

    private MySql endpoint() {
      return MySql.at(database.dataSource());
    }

    private TableRef table(String name) {
      return new TableRef(database.name(), name);
    }

    /** All rows, bytes in hexadecimal, and what the counters give next. */
    private List<String> state() throws SQLException {
      List<String> state = new ArrayList<>();
      for (String table : NAMES) {
        List<String> rows = new ArrayList<>(database.queryStrings("SELECT * FROM " + table));
        rows.sort(null);
        state.add(table + rows);
      }
      try (Connection connection = database.connection();
          Statement statement = connection.createStatement()) {
        // What counts is what the next row gets.
        for (String insert :
            List.of(
                "INSERT INTO parent (name) VALUES ('next')",
                "INSERT INTO child (parent_id) VALUES (1)")) {
          try (var keys = inserted(statement, insert)) {
            keys.next();
            state.add(insert + keys.getLong(1));
          }
        }
      }
      return state;
    }

    private static java.sql.ResultSet inserted(Statement statement, String sql)
        throws SQLException {
      statement.executeUpdate(sql, Statement.RETURN_GENERATED_KEYS);
      return statement.getGeneratedKeys();
    }

    @Test
    void onlyWhatChangedIsPutBack() throws Exception {
      try (Baseline baseline = endpoint().remember()) {
        assertThat(baseline.restore()).contains(Set.of());

        database.execute("UPDATE lonely SET v = 'A' WHERE v = 'a'; INSERT INTO nothing VALUES (1)");

        assertThat(baseline.restore()).contains(Set.of(table("lonely"), table("nothing")));
        assertThat(database.queryStrings("SELECT v FROM lonely ORDER BY v"))
            .containsExactly("NULL", "", "a", "a");
        assertThat(baseline.restore()).contains(Set.of());
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "INSERT INTO lonely VALUES ('new')",
          "DELETE FROM lonely WHERE v = ''",
          "UPDATE lonely SET v = NULL WHERE v = ''",
          "UPDATE lonely SET v = 'b' WHERE v = 'a'",
          "TRUNCATE lonely",
          "UPDATE child SET weight = weight + 0.000001 WHERE id = 1",
          "UPDATE child SET bits = 1, doc = '[]', place = POINT(0, 0) WHERE id = 2",
          "UPDATE child SET at = at + INTERVAL 1 MICROSECOND",
          "UPDATE grandchild SET child_id = 1, n = 12 WHERE n = 2",
          "DELETE FROM grandchild; UPDATE parent SET favourite = NULL; DELETE FROM parent",
          "DELETE FROM big WHERE id % 2 = 0",
          "INSERT INTO parent (name) VALUES ('x'); DELETE FROM parent WHERE name = 'x'",
          "ALTER TABLE child AUTO_INCREMENT = 1000",
          "SET foreign_key_checks = 0; TRUNCATE parent"
        })
    void everyChangeIsFound(String change) throws Exception {
      try (Baseline baseline = endpoint().remember()) {
        List<String> before = state();
        for (int i = 0; i < 2; i++) {
          baseline.restore();
          database.execute(change);
          assertThat(baseline.restore()).isPresent();
          assertThat(state()).isEqualTo(before);
        }
      }
    }

    @Test
    void whateverHappenedInBetweenAllIsAsItWas() throws Exception {
      try (Baseline baseline = endpoint().remember()) {
        List<String> before = state();
        List<String> changes =
            List.of(
                "INSERT INTO parent (name) VALUES ('new')",
                "UPDATE parent SET name = 'x' WHERE id < 3",
                "UPDATE parent SET favourite = NULL WHERE id > 3",
                "DELETE FROM grandchild WHERE n > 3",
                "INSERT INTO child (parent_id) VALUES (3)",
                "UPDATE child SET doc = '{}', old = '\u00e9' WHERE id = 4",
                "UPDATE parent SET favourite = NULL; DELETE FROM grandchild; DELETE FROM child",
                "INSERT INTO lonely VALUES ('x')",
                "INSERT INTO nothing VALUES (1), (2)",
                "UPDATE big SET v = 'y' WHERE id = 7");
        Random random = new Random(7);
        for (int round = 0; round < 8; round++) {
          baseline.restore();
          for (int i = random.nextInt(5); i >= 0; i--) {
            try {
              database.execute(changes.get(random.nextInt(changes.size())));
            } catch (SQLException e) {
              assertThat(e.getMessage()).as("what others removed before").contains("foreign");
            }
          }
          assertThat(baseline.restore()).isPresent();
          assertThat(state()).isEqualTo(before);
        }
      }
    }

    @Test
    void whatTriggersDoMeanwhileIsPutBackToo() throws Exception {
      database.execute(
          "CREATE TRIGGER t AFTER INSERT ON lonely FOR EACH ROW INSERT INTO nothing VALUES (1)");
      try (Baseline baseline = endpoint().remember()) {
        database.execute("INSERT INTO lonely VALUES ('x')");
        assertThat(baseline.restore()).contains(Set.of(table("lonely"), table("nothing")));
        assertThat(database.queryStrings("SELECT * FROM nothing")).isEmpty();
        assertThat(baseline.restore()).contains(Set.of());
      }
    }

    @Test
    void triggersThatChangeWhatIsPutBackAreToldOf() throws Exception {
      try (Baseline baseline = endpoint().remember()) {
        database.execute(
            "CREATE TRIGGER t BEFORE INSERT ON lonely FOR EACH ROW SET NEW.v = 'changed'");
        database.execute("INSERT INTO lonely VALUES ('x')");
        assertThatThrownBy(baseline::restore)
            .hasMessageStartingWith(
                "triggers change what is put back, and MySQL cannot disable them: the rows of "
                    + table("lonely"));
        assertThat(database.queryLong("SELECT COUNT(*) FROM lonely")).isEqualTo(5);
      }
    }

    @Test
    void twoBaselinesOfOneDatabase() throws Exception {
      try (Baseline first = endpoint().remember()) {
        database.execute("DELETE FROM grandchild; INSERT INTO nothing VALUES (1)");
        MySql pooled = MySql.at(database.url(), database.user(), database.password());
        try (Baseline second = endpoint().remember();
            Baseline other = first.through(pooled)) {
          for (int i = 0; i < 2; i++) {
            first.restore();
            assertThat(database.queryLong("SELECT COUNT(*) FROM grandchild")).isEqualTo(6);
            second.restore();
            assertThat(database.queryLong("SELECT COUNT(*) FROM grandchild")).isZero();
            other.restore();
            assertThat(database.queryLong("SELECT COUNT(*) FROM grandchild")).isEqualTo(6);
          }
        }
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "CREATE TABLE more (id INT)",
          "ALTER TABLE lonely ADD w INT",
          "ALTER TABLE lonely CHANGE v w VARCHAR(10)",
          "DROP TABLE nothing"
        })
    void otherTablesAreNotTouched(String change) throws Exception {
      try (Baseline baseline = endpoint().remember()) {
        database.execute(change + "; DELETE FROM grandchild");
        assertThat(baseline.restore()).isEqualTo(Optional.empty());
        assertThat(database.queryStrings("SELECT n FROM grandchild")).isEmpty();
      }
    }

    @Test
    void aTransactionThatIsStillOpenIsToldOf() throws Exception {
      try (Baseline baseline = endpoint().remember();
          Connection open = database.connection();
          Statement statement = open.createStatement()) {
        open.setAutoCommit(false);
        statement.execute("INSERT INTO lonely VALUES ('x')");
        assertThatThrownBy(baseline::restore)
            .hasMessage(
                "somebody has held locks on the tables for 5 s, most likely a transaction that a"
                    + " test left open; end it when the test ends");
      }
    }
  }

  @Nested
  class OnMySql extends Cases {
    OnMySql() {
      super(MySqlEngine.MYSQL);
    }
  }

  @Nested
  class OnMariaDb extends Cases {
    OnMariaDb() {
      super(MySqlEngine.MARIADB);
    }
  }
}
