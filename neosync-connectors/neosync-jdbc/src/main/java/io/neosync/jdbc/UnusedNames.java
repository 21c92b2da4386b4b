package io.neosync.jdbc;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Names for what is created where an engine tells names apart in a wider scope than the one that
 * they come from. Names that differ in case only count as the same. Not thread-safe.
 */
public final class UnusedNames {

  private record Name(String scope, String folded) {}

  private final int longest;
  private final ToIntFunction<String> length;
  private final Set<Name> taken = new HashSet<>();

  /**
   * @param longest the length of the longest name that the engine takes
   * @param length how the engine measures names
   */
  public UnusedNames(int longest, ToIntFunction<String> length) {
    this.longest = longest;
    this.length = length;
  }

  /** Takes a name, so that nothing else is called so; whether nothing was. */
  public boolean take(String scope, String name) {
    return taken.add(new Name(scope, name.toLowerCase(Locale.ROOT)));
  }

  /** The name itself where nothing in the scope has it, else one with the table's name. */
  public String unused(String scope, String table, String wanted) {
    String name = cut(wanted, "");
    for (int i = 1; !take(scope, name); i++) {
      name = cut(table + "_" + wanted, i == 1 ? "" : "_" + i);
    }
    return name;
  }

  private String cut(String name, String end) {
    String cut = name;
    while (length.applyAsInt(cut + end) > longest) {
      cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
    }
    return cut + end;
  }
}
