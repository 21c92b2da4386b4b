package io.neosync.s3;

import java.util.concurrent.locks.ReentrantLock;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * Makes what S3 does in one step one: S3Proxy compares an object's version and then replaces it, so
 * that of many that do both at the same time several succeed. (It does create objects in one step.)
 */
final class OneReplacementAtATime implements ExecutionInterceptor {

  private static final ReentrantLock LOCK = new ReentrantLock();

  static S3Client client() {
    return TestBucket.client(
        builder ->
            builder.overrideConfiguration(
                settings -> settings.addExecutionInterceptor(new OneReplacementAtATime())));
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    if (context.request() instanceof PutObjectRequest request && request.ifMatch() != null) {
      LOCK.lock();
    }
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    unlock();
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    unlock();
  }

  private static void unlock() {
    if (LOCK.isHeldByCurrentThread()) {
      LOCK.unlock();
    }
  }
}
