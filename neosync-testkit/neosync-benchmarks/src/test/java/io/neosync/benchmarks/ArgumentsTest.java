package io.neosync.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

  @Test
  void noWordsMeanTheFullMeasurement() {
    assertThat(Arguments.parse()).isEqualTo(new Arguments("full-refresh", 1, 5, 5, Set.of()));
  }

  @Test
  void eachWordReplacesItsDefault() {
    assertThat(
            Arguments.parse(
                "--scale", "0.1", "--rounds", "3", "--rounds-slow", "1", "--only", "copy,insert"))
        .isEqualTo(new Arguments("full-refresh", 0.1, 3, 1, Set.of("copy", "insert")));
  }

  @Test
  void unknownOptionsAndMissingValuesAreRefused() {
    assertThatThrownBy(() -> Arguments.parse("--fast", "yes"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Unknown option --fast");
    assertThatThrownBy(() -> Arguments.parse("--scale"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--scale has no value");
  }
}
