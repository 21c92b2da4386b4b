package io.neosync.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SqlServerErrorsTest {

  private static String redacted(int code, String message) {
    return String.valueOf(
        SqlServerErrors.redacted(new SQLException(message, "23000", code)).getMessage());
  }

  @Test
  void namesStayAndValuesGo() {
    assertThat(
            redacted(
                2627,
                "Violation of PRIMARY KEY constraint 'PK_t'. Cannot insert duplicate key in object"
                    + " 'dbo.t'. The duplicate key value is (s3cret)."))
        .isEqualTo(
            "Violation of PRIMARY KEY constraint 'PK_t'. Cannot insert duplicate key in object"
                + " 'dbo.t'. [SQLState 23000]");
    assertThat(
            redacted(
                2601,
                "Cannot insert duplicate key row in object 'dbo.t' with unique index 'ux'. The"
                    + " duplicate key value is (s3cret)."))
        .isEqualTo(
            "Cannot insert duplicate key row in object 'dbo.t' with unique index 'ux'."
                + " [SQLState 23000]");
    assertThat(
            redacted(
                2628,
                "String or binary data would be truncated in table 'd.dbo.t', column 'c'."
                    + " Truncated value: 's3cret'."))
        .isEqualTo(
            "String or binary data would be truncated in table 'd.dbo.t', column 'c'."
                + " [SQLState 23000]");
    assertThat(
            redacted(
                245,
                "Conversion failed when converting the varchar value 's3cret' to data type int."))
        .isEqualTo(
            "Conversion failed when converting the varchar value to data type int"
                + " [SQLState 23000]");
    assertThat(redacted(102, "Incorrect syntax near 's3cret'."))
        .isEqualTo("Incorrect syntax [SQLState 23000]");
    assertThat(
            redacted(
                547,
                "The INSERT statement conflicted with the CHECK constraint \"positive\". The"
                    + " conflict occurred in database \"d\", table \"dbo.t\", column 'n'."))
        .contains("\"positive\"");
  }

  @Test
  void namesStayInEveryLanguage() {
    assertThat(
            redacted(
                2627,
                "Verletzung der PRIMARY KEY-Einschränkung \"PK_t\". Ein doppelter Schlüssel kann in"
                    + " das \"dbo.t\"-Objekt nicht eingefügt werden. Der doppelte Schlüsselwert ist"
                    + " (s3cret (x))."))
        .isEqualTo(
            "Verletzung der PRIMARY KEY-Einschränkung \"PK_t\". Ein doppelter Schlüssel kann in das"
                + " \"dbo.t\"-Objekt nicht eingefügt werden. Der doppelte Schlüsselwert ist"
                + " [SQLState 23000]");
  }

  @Test
  void whatIsNotKnownIsWithheld() {
    assertThat(redacted(50_000, "s3cret said the trigger"))
        .isEqualTo(
            "the server reported error 50000 (its message may hold values, and is withheld)"
                + " [SQLState 23000]");
    assertThat(redacted(245, "in another language: s3cret")).doesNotContain("s3cret");
  }

  @Test
  void codeStateAndTraceAreKept() {
    SQLException error = new SQLException("x", "08S01", 0);
    SQLException redacted = SqlServerErrors.redacted(error);
    assertThat(redacted.getSQLState()).isEqualTo("08S01");
    assertThat(redacted.getStackTrace()).isEqualTo(error.getStackTrace());
    assertThat(SqlServerErrors.connectionLost(redacted)).isTrue();
    assertThat(SqlServerErrors.forbidden(new SQLException("x", "S0005", 229))).isTrue();
  }
}
