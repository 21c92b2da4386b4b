package io.neosync.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work beside the run's own: it is waited for, whatever happens. */
@Timeout(30)
class AsideTest {

  @Test
  void whatTheWorkReturnsIsReturned() throws Exception {
    try (Aside<String> aside = Aside.start("aside", () -> "done", () -> {})) {
      assertThat(aside.await()).isEqualTo("done");
      assertThat(aside.await()).isEqualTo("done");
    }
  }

  @Test
  void whatTheWorkThrowsIsThrown() {
    IOException failure = new IOException("broken");
    try (Aside<String> aside =
        Aside.start(
            "aside",
            () -> {
              throw failure;
            },
            () -> {})) {
      assertThatThrownBy(aside::await).isSameAs(failure);
    }
  }

  @Test
  void anInterruptionIsHandedOnAndKept() {
    CountDownLatch never = new CountDownLatch(1);
    try (Aside<String> aside =
        Aside.start(
            "aside",
            () -> {
              never.await();
              return "never";
            },
            () -> {})) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(aside::await).isInstanceOf(InterruptedException.class);
    }
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void closingCallsOffUntilTheWorkHasEnded() {
    CountDownLatch cancelled = new CountDownLatch(3);
    AtomicInteger ended = new AtomicInteger();
    Aside<String> aside =
        Aside.start(
            "aside",
            () -> {
              cancelled.await();
              ended.incrementAndGet();
              return "late";
            },
            cancelled::countDown);
    aside.close();
    assertThat(ended).hasValue(1);
  }

  @Test
  void closingCallsNothingOffThatHasEnded() throws Exception {
    AtomicInteger cancels = new AtomicInteger();
    Aside<String> aside = Aside.start("aside", () -> "done", cancels::incrementAndGet);
    aside.await();
    aside.close();
    assertThat(cancels).hasValue(0);
  }
}
