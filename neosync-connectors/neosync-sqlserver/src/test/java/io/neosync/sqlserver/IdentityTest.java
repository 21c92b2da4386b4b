package io.neosync.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdentityTest {

  private static Identity identity(long seed, long increment, Long last) {
    return new Identity(
        "id",
        BigInteger.valueOf(seed),
        BigInteger.valueOf(increment),
        Optional.ofNullable(last).map(BigInteger::valueOf));
  }

  @Test
  void goesOnBehindWhatItGaveLast() {
    assertThat(identity(1, 1, null).next()).hasValue(1);
    assertThat(identity(1, 1, 7L).next()).hasValue(8);
    assertThat(identity(-1, -10, -21L).next()).hasValue(-31);
    assertThat(identity(1, 1, Long.MAX_VALUE).next()).isEmpty();
  }

  @Test
  void isSetToTheValueBeforeItsSeedWhereTheTypeHasIt() {
    assertThat(identity(1, 1, 7L).beforeSeed(AssignabilityTest.type("int")))
        .contains(BigInteger.ZERO);
    assertThat(identity(100, -1, 7L).beforeSeed(AssignabilityTest.type("int")))
        .contains(BigInteger.valueOf(101));
    assertThat(identity(Integer.MIN_VALUE, 1, 7L).beforeSeed(AssignabilityTest.type("int")))
        .isEmpty();
    assertThat(identity(0, 1, 7L).beforeSeed(AssignabilityTest.type("tinyint"))).isEmpty();
    assertThat(identity(Long.MIN_VALUE, 1, 7L).beforeSeed(AssignabilityTest.type("bigint")))
        .isEmpty();
    assertThat(identity(-9, 1, 7L).beforeSeed(AssignabilityTest.type("decimal(1,0)"))).isEmpty();
  }
}
