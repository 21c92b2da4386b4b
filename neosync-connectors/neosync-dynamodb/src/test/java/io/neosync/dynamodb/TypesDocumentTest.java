package io.neosync.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.contract.TypesDocument;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The table of docs/types.md says what columns become. */
class TypesDocumentTest {

  @Test
  void saysWhatTheCodeDoes() throws IOException {
    assertThat(TypesDocument.names("DynamoDB"))
        .isEqualTo(TypesDocument.names(type -> AttributeType.holding(type).name()));
  }
}
