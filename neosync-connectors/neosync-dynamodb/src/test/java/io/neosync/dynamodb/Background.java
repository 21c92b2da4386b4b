package io.neosync.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.neosync.Sync;
import io.neosync.TransferException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A run in a thread of its own, to be interrupted. */
final class Background {

  private static final long PATIENCE_SECONDS = 60;

  private final FutureTask<TransferException> task;
  private final Thread thread;
  private volatile boolean interrupted;

  Background(Sync sync) {
    this.task =
        new FutureTask<>(
            () -> {
              TransferException failure = catchThrowableOfType(TransferException.class, sync::run);
              interrupted = Thread.currentThread().isInterrupted();
              return failure;
            });
    this.thread = new Thread(task, "background");
    thread.start();
  }

  /** Interrupts the run and returns how it failed. */
  TransferException interruptAndFail()
      throws InterruptedException, ExecutionException, TimeoutException {
    thread.interrupt();
    TransferException failure = task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(interrupted).as("interrupt flag").isTrue();
    return failure;
  }
}
