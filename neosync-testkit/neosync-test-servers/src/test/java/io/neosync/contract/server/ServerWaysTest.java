package io.neosync.contract.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class ServerWaysTest {

  private static String closed(String reason) throws ServerUnavailableException {
    throw new ServerUnavailableException(reason);
  }

  @Test
  void theFirstWayThatIsOpenIsTaken() {
    assertThat(
            ServerWays.<String>first(
                "No server.", () -> closed("no Docker"), () -> "second", () -> "third"))
        .isEqualTo("second");
  }

  @Test
  void whereNoneIsOpenTheTestIsSkippedWithEveryReason() {
    assertThatThrownBy(
            () ->
                ServerWays.<String>first(
                    "No server. Set X.", () -> closed("no Docker"), () -> closed("no Linux")))
        .isInstanceOf(TestAbortedException.class)
        .hasMessage("No server. Set X. Tried: no Docker; no Linux");
  }

  @Test
  void aServerIsLookedForOnce() {
    AtomicInteger looks = new AtomicInteger();
    SharedServer<Integer> server = new SharedServer<>(looks::incrementAndGet);

    assertThat(server.get()).isEqualTo(1);
    assertThat(server.get()).isEqualTo(1);
  }

  @Test
  void thatThereIsNoneIsRememberedToo() {
    AtomicInteger looks = new AtomicInteger();
    SharedServer<String> server =
        new SharedServer<>(
            () -> {
              throw new TestAbortedException("none, " + looks.incrementAndGet());
            });

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(server::get)
          .isInstanceOf(TestAbortedException.class)
          .hasMessage("none, 1");
    }
  }
}
