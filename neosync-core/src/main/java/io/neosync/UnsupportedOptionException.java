package io.neosync;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Thrown by {@link SyncBuilder#build()} when the destination lacks options that were asked for. */
public final class UnsupportedOptionException extends InvalidSyncException {

  private static final long serialVersionUID = 1L;

  private final String engine;
  private final EnumSet<DestinationOption> unsupported;
  private final EnumSet<DestinationOption> supported;

  UnsupportedOptionException(Capabilities capabilities, Set<DestinationOption> unsupported) {
    super(
        "%s destination does not support %s.%n  Supported options: %s"
            .formatted(
                capabilities.engine(),
                names(unsupported),
                capabilities.supported().isEmpty() ? "none" : names(capabilities.supported()))
            .replace(System.lineSeparator(), "\n"));
    this.engine = capabilities.engine();
    this.unsupported = EnumSet.copyOf(unsupported);
    this.supported = EnumSet.noneOf(DestinationOption.class);
    this.supported.addAll(capabilities.supported());
  }

  /** The destination's engine. */
  public String engine() {
    return engine;
  }

  /** The options that were asked for in vain; all of them. */
  public Set<DestinationOption> unsupported() {
    return Collections.unmodifiableSet(unsupported);
  }

  /** The options the engine has. */
  public Set<DestinationOption> supported() {
    return Collections.unmodifiableSet(supported);
  }

  private static String names(Set<DestinationOption> options) {
    return options.stream().map(Enum::name).collect(Collectors.joining(", "));
  }
}
