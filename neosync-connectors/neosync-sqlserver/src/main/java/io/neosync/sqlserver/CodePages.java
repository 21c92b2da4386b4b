package io.neosync.sqlserver;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The character sets of collations. */
final class CodePages {

  private CodePages() {}

  /**
   * @param codePage as Windows numbers it
   */
  static Charset charset(int codePage) {
    return switch (codePage) {
      case SqlServerType.UTF_8 -> StandardCharsets.UTF_8;
      case 437 -> Charset.forName("IBM437");
      case 850 -> Charset.forName("IBM850");
      case 874 -> Charset.forName("x-windows-874");
      case 932 -> Charset.forName("windows-31j");
      case 936 -> Charset.forName("x-mswin-936");
      case 949 -> Charset.forName("x-windows-949");
      case 950 -> Charset.forName("x-windows-950");
      default -> Charset.forName("windows-" + (codePage == 0 ? 1252 : codePage));
    };
  }
}
