package io.neosync.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** Only that it is never faster than asked for: how much slower, the machine decides. */
class CapacityTest {

  @Test
  void unitsAreNotTakenBeforeTheyAreThere() throws Exception {
    Capacity capacity = new Capacity(200);
    long start = System.nanoTime();
    for (int i = 0; i < 20; i++) {
      capacity.take(20);
    }

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(1_990));
  }

  @Test
  void whatWasConsumedBeyondExpectationIsWaitedOut() throws Exception {
    Capacity capacity = new Capacity(100);
    long start = System.nanoTime();
    capacity.take(1);
    capacity.settle(1, 101);
    capacity.take(1);

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(1_010));
  }

  @Test
  void aRequestOfMoreThanASecondsUnitsIsStillMade() throws Exception {
    Capacity capacity = new Capacity(10);
    long start = System.nanoTime();
    capacity.take(15);
    capacity.take(1);

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(1_590));
  }

  @Test
  void withoutALimitNothingWaits() throws Exception {
    Capacity capacity = new Capacity(0);

    capacity.take(1e12);

    assertThat(capacity.perRequest()).isEqualTo(Double.MAX_VALUE);
  }

  @Test
  void theServiceIsAskedWhatWasConsumedUnderALimitOnly() {
    assertThat(new Capacity(10).wanted()).isEqualTo(ReturnConsumedCapacity.TOTAL);
    assertThat(new Capacity(0).wanted()).isEqualTo(ReturnConsumedCapacity.NONE);
  }
}
