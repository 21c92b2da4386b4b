package io.neosync.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.PlanException;
import io.neosync.Sync;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** No credentials and no values where people, logs or trackers could read them. */
class SecretsTest {

  @Test
  void endpointsShowRegionAndHostOnly() {
    try (DynamoDbClient client =
            DynamoDbClient.builder()
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(URI.create("http://user:topsecret@localhost:8000/path?topsecret"))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build();
        DynamoDbClient plain =
            DynamoDbClient.builder()
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build()) {
      assertThat(DynamoDb.at(client)).hasToString("DynamoDB eu-central-1 at localhost:8000");
      assertThat(DynamoDb.at(plain)).hasToString("DynamoDB eu-central-1");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The parameter cannot be converted to a numeric value: topsecret",
        "1 validation error detected: Value 'topsecret' at 'requestItems' failed",
        "Type mismatch for Index Key status Expected: S Actual: N: AttributeValue: {S:topsecret}",
        "operand type: {M:{a={S:top}secret}, topsecret}, and more",
        "A value of \"topsecret\" is invalid",
      })
  void theServicesMessagesLoseTheirValues(String message) {
    DynamoException redacted = DynamoErrors.redacted(service("ValidationException", message));

    assertThat(stackTrace(redacted)).contains("ValidationException").doesNotContain("topsecret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UnrecognizedClientException",
        "InvalidSignatureException",
        "ExpiredTokenException",
        "MissingAuthenticationTokenException"
      })
  void whatIsSaidOfSignaturesIsWithheld(String code) {
    DynamoException redacted =
        DynamoErrors.redacted(
            service(code, "The Canonical String should have been x-amz-security-token:topsecret"));

    assertThat(stackTrace(redacted))
        .contains("does not accept the client's credentials", code)
        .doesNotContain("topsecret");
  }

  @Test
  void whatTheApplicationsOwnProvidersSayIsWithheld() {
    SdkException failure =
        SdkClientException.create("topsecret", new IllegalStateException("topsecret"));

    assertThat(stackTrace(DynamoErrors.redacted(failure)))
        .contains("SdkClientException by IllegalStateException")
        .doesNotContain("topsecret");
  }

  @Test
  void namesOfTablesAttributesAndIndexesStay() {
    assertThat(
            DynamoErrors.redacted(
                service(
                    "ValidationException",
                    "One or more parameter values were invalid: Type mismatch for Index Key status"
                        + " Expected: S Actual: N IndexName: byStatus")))
        .hasMessageContaining("Index Key status Expected: S Actual: N IndexName: byStatus");
  }

  @Test
  void aServerThatDoesNotAnswerIsNamedWithoutCredentials() {
    try (DynamoDbClient client =
        Account.create()
            .client(
                URI.create("http://localhost:1"),
                builder ->
                    builder.overrideConfiguration(
                        o ->
                            o.retryStrategy(
                                software.amazon.awssdk.retries.StandardRetryStrategy.builder()
                                    .maxAttempts(1)
                                    .build())))) {
      assertThatThrownBy(
              () -> Sync.from(DynamoDb.at(client)).to(DynamoDb.at(client)).build().plan())
          .isInstanceOf(PlanException.class)
          .hasMessageContaining("DynamoDB cannot be reached")
          .hasMessageContaining("localhost")
          .satisfies(e -> assertThat(stackTrace(e)).doesNotContain(Account.SECRET));
    }
  }

  @Test
  void valuesAndItemsDoNotPrintThemselves() {
    assertThat(Items.of(List.of(Values.item("id", Values.s("topsecret")))).toString())
        .isEqualTo("1 items");
  }

  private static AwsServiceException service(String code, String message) {
    return DynamoDbException.builder()
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
        .statusCode(400)
        .build();
  }

  private static String stackTrace(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
