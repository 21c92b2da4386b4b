package io.neosync.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MySqlErrorsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          1062 | Duplicate entry 'secret' for key 't.k'                        | Duplicate entry for key 't.k'
          1062 | Duplicate entry 'a' for key 'secret' for key 't.k'            | Duplicate entry for key 't.k'
          1366 | Incorrect integer value: 'secret' for column 'a' at row 1     | Incorrect integer value for column 'a' at row 1
          1366 | Data truncation: Incorrect string value: 'secret' for column `d`.`t`.`a` at row 1 | Incorrect string value for column `d`.`t`.`a` at row 1
          1292 | Truncated incorrect DOUBLE value: 'secret'                    | Truncated incorrect DOUBLE value
          1292 | Incorrect datetime value: 'secret' for column 'd' at row 7    | Incorrect datetime value for column 'd' at row 7
          1064 | You have an error in your SQL syntax; near 'secret' at line 1 | You have an error in your SQL syntax
          1406 | Data truncation: Data too long for column 'c' at row 1        | Data too long for column 'c' at row 1
          3819 | Check constraint 'c' is violated.                             | Check constraint 'c' is violated.
          1690 | BIGINT value is out of range in '(secret + 1)'                | the server reported error 1690 (its message may hold values, and is withheld)
          1062 | something else with a secret                                  | the server reported error 1062 (its message may hold values, and is withheld)
          """)
  void keepsNamesAndCutsValuesOut(int code, String message, String redacted) {
    assertThat(MySqlErrors.message(code, message)).isEqualTo(redacted);
  }

  @Test
  void tellsInOneLineWhyThereIsNoConnection() {
    String words = "Communications link failure\n\nThe last packet sent was 0 ms ago.";
    Exception refused = new IOException("broken", new ConnectException("Connection refused"));

    assertThat((Throwable) MySqlErrors.redacted(new SQLException(words, "08S01", 0, refused)))
        .hasMessage("Communications link failure: Connection refused [SQLState 08S01]");
    assertThat((Throwable) MySqlErrors.redacted(new SQLException(words, "08S01")))
        .hasMessage("Communications link failure [SQLState 08S01]");
  }

  @Test
  void whatATriggerRaisedIsWithheldUnderAnyNumber() {
    SQLException redacted =
        MySqlErrors.redacted(new SQLException("Column 'secret' cannot be null", "45000", 1048));

    assertThat((Throwable) redacted)
        .hasMessageNotContaining("secret")
        .hasMessageContaining("45000");
    assertThat(redacted.getCause()).isNull();
  }
}
