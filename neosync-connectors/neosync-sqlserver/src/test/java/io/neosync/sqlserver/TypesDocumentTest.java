package io.neosync.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.contract.TypesDocument;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The table of docs/types.md says what the server's types hold. */
class TypesDocumentTest {

  @Test
  void saysWhatTheCodeDoes() throws IOException {
    TypesDocument.names("SQL Server")
        .forEach(
            (title, names) ->
                assertThat(names)
                    .allSatisfy(
                        name ->
                            assertThat(TypesDocument.title(AssignabilityTest.type(name).logical()))
                                .isEqualTo(title)));
  }
}
