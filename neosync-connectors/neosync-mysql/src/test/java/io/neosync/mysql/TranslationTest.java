package io.neosync.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.schema.TableRef;
import org.junit.jupiter.api.Test;

class TranslationTest {

  private static final Server MYSQL = server(false, 8, 0, 31);
  private static final Server MARIADB = server(true, 11, 4, 5);

  private static Server server(boolean mariaDb, int major, int minor, int patch) {
    return new Server(mariaDb, major, minor, patch, true, false, 1 << 20, "");
  }

  private static Translation.Result of(String create, Server from, Server to) {
    return Translation.of(TableText.parse(create).orElseThrow(), from, to);
  }

  private static String text(Translation.Result result) {
    return result.text().create(new TableRef("s", "t"));
  }

  @Test
  void whatBothHaveIsSaidInTheOthersWords() {
    Translation.Result result =
        of(
            """
            CREATE TABLE `t` (
              `a` int DEFAULT '1' /*!80023 INVISIBLE */,
              `b` geomcollection DEFAULT NULL,
              `c` varchar(3) COLLATE utf8mb4_bin DEFAULT NULL COMMENT 'COLLATE /*!80023 x */',
              KEY `k` (`a`) /*!80000 INVISIBLE */
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
            /*!50100 PARTITION BY HASH (`a`) */\
            """,
            MYSQL,
            MARIADB);

    assertThat(result.problems()).isEmpty();
    assertThat(text(result))
        .isEqualTo(
            """
            CREATE TABLE `s`.`t` (
              `a` int DEFAULT '1' INVISIBLE,
              `b` geometrycollection DEFAULT NULL,
              `c` varchar(3) DEFAULT NULL COMMENT 'COLLATE /*!80023 x */',
              KEY `k` (`a`) IGNORED
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
            /*!50100 PARTITION BY HASH (`a`) */\
            """);
  }

  @Test
  void defaultsThatAreCallsGetBracketsForMySql() {
    Translation.Result result =
        of(
            """
            CREATE TABLE `t` (
              `a` varchar(36) DEFAULT concat('a',uuid()) COMMENT 'DEFAULT x()',
              `b` timestamp NOT NULL DEFAULT current_timestamp() ON UPDATE current_timestamp(),
              `c` int(11) DEFAULT (1 + 1),
              KEY `k` (`a`) IGNORED
            ) ENGINE=InnoDB\
            """,
            MARIADB,
            MYSQL);

    assertThat(result.problems()).isEmpty();
    assertThat(text(result))
        .contains("`a` varchar(36) DEFAULT (concat('a',uuid())) COMMENT 'DEFAULT x()'")
        .contains("DEFAULT current_timestamp() ON UPDATE current_timestamp()")
        .contains("DEFAULT (1 + 1)")
        .contains("KEY `k` (`a`) INVISIBLE");
  }

  @Test
  void whatTheOtherHasNotIsListed() {
    assertThat(
            of(
                    """
                    CREATE TABLE `t` (
                      `a` point NOT NULL /*!80003 SRID 4326 */,
                      KEY `k` ((`a` + 1)),
                      KEY `l` (`a` DESC),
                      CONSTRAINT `c` CHECK (1) /*!80016 NOT ENFORCED */
                    ) ENGINE=InnoDB /*!80016 ENCRYPTION='Y' */\
                    """,
                    MYSQL,
                    server(true, 10, 6, 12))
                .problems())
        .containsExactly(
            "its column a is SRID 4326, which MariaDB 10.6.12 has not got",
            "its key k is made of expressions, which MariaDB 10.6.12 has not got",
            "its key l is descending, which MariaDB 10.6.12 has not got",
            "its check c is NOT ENFORCED, which MariaDB 10.6.12 has not got",
            "its definition is ENCRYPTION='Y', which MariaDB 10.6.12 has not got");
    assertThat(
            of(
                    """
                    CREATE TABLE `t` (
                      `a` uuid NOT NULL,
                      `b` varchar(3) /*M!100301 COMPRESSED*/ DEFAULT NULL,
                      PERIOD FOR `p` (`c`, `d`),
                      UNIQUE KEY `k` (`b`) USING HASH
                    ) ENGINE=InnoDB DATA DIRECTORY='/x/'\
                    """,
                    MARIADB,
                    MYSQL)
                .problems())
        .containsExactly(
            "its column a is of type uuid, which MySQL 8.0.31 has not got",
            "its column b is COMPRESSED, which MySQL 8.0.31 has not got",
            "its definition is PERIOD FOR `p` (`c`, `d`), which MySQL 8.0.31 has not got",
            "its key k is a hash of long values, which MySQL 8.0.31 has not got",
            "it keeps its data in a folder of its own, which need not exist here");
  }

  @Test
  void whatAnOlderServerWouldSkipIsListed() {
    String create =
        "CREATE TABLE `t` (\n  `a` int DEFAULT NULL /*!80023 INVISIBLE */\n) ENGINE=InnoDB";

    assertThat(of(create, MYSQL, server(false, 8, 0, 22)).problems())
        .containsExactly("its column a is INVISIBLE, which MySQL 8.0.22 has not got");
    assertThat(text(of(create, MYSQL, MYSQL))).contains("/*!80023 INVISIBLE */");
  }
}
