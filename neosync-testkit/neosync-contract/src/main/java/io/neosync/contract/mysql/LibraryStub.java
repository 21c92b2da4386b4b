package io.neosync.contract.mysql;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A shared library for Linux on amd64 in which every function returns −1, in the few bytes that a
 * dynamic linker needs: a server that only has to be linked against a library that the machine
 * lacks starts with it, and nobody needs a compiler or a package.
 *
 * <p>Two segments: header, tables and code, and on a page of its own the dynamic section, into
 * which some linkers write.
 *
 * @param name of the library's file
 */
record LibraryStub(String name, List<Version> versions) {

  private static final int PAGE = 4_096;
  private static final int HEADER = 64;
  private static final int PROGRAM_HEADER = 56;

  /** {@code mov rax, -1; ret} */
  private static final byte[] CODE = {0x48, (byte) 0xc7, (byte) 0xc0, -1, -1, -1, -1, (byte) 0xc3};

  /** The functions that a library has had since one of its versions. */
  record Version(String name, List<String> functions) {
    Version(String name, String... functions) {
      this(name, List.of(functions));
    }
  }

  LibraryStub {
    versions = List.copyOf(versions);
  }

  LibraryStub(String name, Version... versions) {
    this(name, List.of(versions));
  }

  byte[] bytes() {
    return new Image(this).bytes();
  }

  /** One library being written, table after table. */
  private static final class Image {
    private final LibraryStub stub;
    private final ByteBuffer file = ByteBuffer.allocate(2 * PAGE).order(ByteOrder.LITTLE_ENDIAN);
    private final StringBuilder strings = new StringBuilder("\0");

    Image(LibraryStub stub) {
      this.stub = stub;
    }

    byte[] bytes() {
      int code = HEADER + 3 * PROGRAM_HEADER;
      file.position(code).put(CODE);
      int symbols = aligned();
      int count = symbols(code);
      int hash = aligned();
      chain(count);
      int numbers = aligned();
      versionNumbers();
      int definitions = aligned();
      versionDefinitions();
      int name = string(stub.name());
      int text = aligned();
      file.put(strings.toString().getBytes(StandardCharsets.US_ASCII));
      int end = file.position();

      file.position(PAGE);
      entry(14, name);
      entry(4, hash);
      entry(5, text);
      entry(6, symbols);
      entry(10, strings.length());
      entry(11, 24); // bytes of a symbol
      entry(0x6ffffff0L, numbers);
      entry(0x6ffffffcL, definitions);
      entry(0x6ffffffdL, stub.versions().size() + 1);
      entry(0, 0);
      int dynamic = file.position() - PAGE;
      header(end, dynamic);
      return java.util.Arrays.copyOf(file.array(), PAGE + dynamic);
    }

    private void header(int end, int dynamic) {
      file.position(0);
      file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0}).putLong(0);
      file.putShort((short) 3).putShort((short) 62).putInt(1); // shared object, amd64
      file.putLong(0).putLong(HEADER).putLong(0).putInt(0);
      file.putShort((short) HEADER).putShort((short) PROGRAM_HEADER).putShort((short) 3);
      file.putShort((short) 0).putShort((short) 0).putShort((short) 0);
      segment(1, 5, 0, end); // load, to read and execute
      segment(1, 6, PAGE, dynamic); // load, to read and write
      segment(2, 6, PAGE, dynamic); // the dynamic section
    }

    private void segment(int type, int flags, long offset, long size) {
      file.putInt(type).putInt(flags).putLong(offset).putLong(offset).putLong(offset);
      file.putLong(size).putLong(size).putLong(type == 1 ? PAGE : 8);
    }

    private int symbols(int code) {
      int count = 1;
      file.put(new byte[24]);
      for (Version version : stub.versions()) {
        for (String function : version.functions()) {
          file.putInt(string(function)).put((byte) 0x12).put((byte) 0); // a global function
          file.putShort((short) 1).putLong(code).putLong(CODE.length);
          count++;
        }
      }
      return count;
    }

    /** A hash table of one bucket, in which all symbols are chained. */
    private void chain(int symbols) {
      file.putInt(1).putInt(symbols).putInt(1).putInt(0);
      for (int i = 1; i < symbols; i++) {
        file.putInt(i + 1 < symbols ? i + 1 : 0);
      }
    }

    private void versionNumbers() {
      file.putShort((short) 0);
      for (int i = 0; i < stub.versions().size(); i++) {
        for (int j = 0; j < stub.versions().get(i).functions().size(); j++) {
          file.putShort((short) (i + 2));
        }
      }
    }

    private void versionDefinitions() {
      boolean last = stub.versions().isEmpty();
      definition(stub.name(), 1, 1, last);
      for (int i = 0; i < stub.versions().size(); i++) {
        definition(stub.versions().get(i).name(), 0, i + 2, i == stub.versions().size() - 1);
      }
    }

    private void definition(String name, int flags, int number, boolean last) {
      file.putShort((short) 1).putShort((short) flags).putShort((short) number).putShort((short) 1);
      file.putInt(hash(name)).putInt(20).putInt(last ? 0 : 28);
      file.putInt(string(name)).putInt(0);
    }

    /** The hash of a name as the format defines it. */
    private static int hash(String name) {
      int hash = 0;
      for (int i = 0; i < name.length(); i++) {
        hash = (hash << 4) + name.charAt(i);
        int high = hash & 0xf0000000;
        hash = (hash ^ high >>> 24) & ~high;
      }
      return hash;
    }

    private int string(String text) {
      int at = strings.length();
      strings.append(text).append('\0');
      return at;
    }

    private int aligned() {
      return file.position((file.position() + 7) / 8 * 8).position();
    }

    private void entry(long tag, long value) {
      file.putLong(tag).putLong(value);
    }
  }
}
