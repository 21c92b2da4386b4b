package io.neosync.s3;

/** The service refused, or could not be asked. The message holds no values and no secrets. */
final class S3Exception extends Exception {

  private static final long serialVersionUID = 1L;

  /** What kind of refusal it was. */
  enum Kind {
    /** There is no such object, bucket or upload. */
    NOT_FOUND,
    /** A condition of the request does not hold: somebody else was faster. */
    CONDITION,
    /** The service looked at the request and did nothing. */
    REFUSED,
    /** Nobody knows what became of the request. */
    UNKNOWN
  }

  private final Kind kind;

  S3Exception(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
