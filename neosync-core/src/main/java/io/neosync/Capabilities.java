package io.neosync;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** One column of the capability matrix: an engine and the options it supports. Immutable. */
public final class Capabilities {

  private final String engine;
  private final Set<DestinationOption> supported;

  private Capabilities(String engine, Set<DestinationOption> supported) {
    this.engine = engine;
    this.supported = Collections.unmodifiableSet(supported);
  }

  /**
   * @param engine the engine's name in messages, {@code PostgreSQL} for one
   */
  public static Capabilities of(String engine, DestinationOption... supported) {
    Set<DestinationOption> options = EnumSet.noneOf(DestinationOption.class);
    options.addAll(Arrays.asList(supported));
    return new Capabilities(engine, options);
  }

  public String engine() {
    return engine;
  }

  /** The supported options, in the order of the enum. */
  public Set<DestinationOption> supported() {
    return supported;
  }

  public boolean supports(DestinationOption option) {
    return supported.contains(option);
  }

  @Override
  public String toString() {
    return engine + " " + supported;
  }
}
