package io.neosync.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Fields are those of the protocol's ErrorResponse: a letter each, and a zero at the end. */
class PgErrorsTest {

  private static String redacted(String... fields) {
    return PgErrors.redacted(
            new PSQLException(new ServerErrorMessage(String.join("\0", fields) + "\0")))
        .getMessage();
  }

  @Test
  void whatTheServerRunsOutOfComesWithItsHint() {
    assertThat(
            redacted(
                "SERROR",
                "C53200",
                "Mout of shared memory",
                "HYou might need to increase \"max_locks_per_transaction\"."))
        .isEqualTo(
            "out of shared memory; You might need to increase \"max_locks_per_transaction\"."
                + " [SQLState 53200]");
  }

  @Test
  void otherHintsMayQuoteRowsAndAreWithheld() {
    assertThat(
            redacted(
                "SERROR", "C23505", "Mduplicate key value", "HSee secret.", "DKey (id)=(secret)."))
        .isEqualTo("duplicate key value [SQLState 23505]");
    assertThat(redacted("SERROR", "C53200", "Msecret", "Hsecret", "Fpl_exec.c"))
        .doesNotContain("secret");
  }
}
