package io.neosync.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://host:5432/db, host:5432/db",
    "jdbc:postgresql://host/db?user=u&password=p@x/y, host/db",
    "'jdbc:postgresql://a:1,b:2/db?password=secret', 'a:1,b:2/db'",
    "jdbc:postgresql://[::1]:5432/db, [::1]:5432/db",
    "jdbc:postgresql:db, localhost/db",
    "jdbc:postgresql:db?password=p, localhost/db",
    "jdbc:postgresql://host/, host/",
    "jdbc:mysql://host/db?password=p, ''",
    "secret, ''",
  })
  void showHostAndDatabaseAndNothingElse(String url, String place) {
    assertThat(Places.of(url)).isEqualTo(place);
  }
}
