package io.neosync.s3;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Makes one request of a client fail: the one of this number, from 0. */
final class Fault implements ExecutionInterceptor {

  /** What becomes of the request. */
  enum Kind {
    /** It never reaches the server. */
    NOT_SENT,
    /** The server does it, and nobody hears so. */
    ANSWER_LOST,
    /** The server does it, and the client was told to stop meanwhile. */
    BROKEN_OFF,
    /** The server says that it is out of order, whether it has done it or not. */
    SERVER_ERROR
  }

  private static final ExecutionAttribute<Integer> NUMBER = new ExecutionAttribute<>("number");

  private final Kind kind;
  private final int strikes;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger struck = new AtomicInteger();

  Fault(Kind kind, int strikes) {
    this.kind = kind;
    this.strikes = strikes;
  }

  boolean hasStruck() {
    return struck.get() > 0;
  }

  int requests() {
    return requests.get();
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    attributes.putAttribute(NUMBER, requests.getAndIncrement());
    if (kind == Kind.NOT_SENT && strikes(attributes)) {
      throw lost();
    }
  }

  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
    if (kind == Kind.ANSWER_LOST && strikes(attributes)) {
      throw lost();
    } else if (kind == Kind.BROKEN_OFF && strikes(attributes)) {
      throw AbortedException.create("told to stop");
    }
  }

  @Override
  public SdkHttpResponse modifyHttpResponse(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    return kind == Kind.SERVER_ERROR && strikes(attributes)
        ? context.httpResponse().toBuilder().statusCode(500).build()
        : context.httpResponse();
  }

  private boolean strikes(ExecutionAttributes attributes) {
    boolean strikes = attributes.getAttribute(NUMBER) == this.strikes;
    if (strikes) {
      struck.incrementAndGet();
    }
    return strikes;
  }

  private static SdkClientException lost() {
    return SdkClientException.create("lost", new IOException("connection lost"));
  }
}
