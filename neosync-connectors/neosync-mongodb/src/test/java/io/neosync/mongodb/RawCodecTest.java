package io.neosync.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonType;
import org.bson.ByteBufNIO;
import org.bson.RawBsonDocument;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.bson.io.ByteBufferBsonInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the driver does with a document of a server's answer, and with one of a command, for every
 * type there is: the bytes stay the same. No server is needed, and a stand-in has not all types.
 */
class RawCodecTest {

  /** The value of each type, in hexadecimal, by the type's number. */
  private static final Map<Integer, List<String>> VALUES =
      Map.ofEntries(
          Map.entry(0x01, List.of("000000000000f87f", "230100000000f87f", "0100000000000080")),
          Map.entry(0x02, List.of("0200000061 00", "0100000000", "02000000ff00", "0200000000 00")),
          Map.entry(0x03, List.of("0500000000", "0c0000001061000100000000")),
          Map.entry(0x04, List.of("0500000000", "0c0000001037000100000000")),
          Map.entry(
              0x05,
              List.of(
                  "0000000000",
                  "020000000001 02",
                  "0600000002020000000102",
                  "0100000005ff",
                  "0100000080ff")),
          Map.entry(0x06, List.of("")),
          Map.entry(0x07, List.of("56e1fc72e0c917e9c4714161")),
          Map.entry(0x08, List.of("00", "01")),
          Map.entry(0x09, List.of("0000000000000080")),
          Map.entry(0x0a, List.of("")),
          Map.entry(0x0b, List.of("612a3f006d6900")),
          Map.entry(0x0c, List.of("0200000061 00 56e1fc72e0c917e9c4714161")),
          Map.entry(0x0d, List.of("0200000061 00")),
          Map.entry(0x0e, List.of("0200000061 00")),
          Map.entry(0x0f, List.of("0f000000 0200000061 00 0500000000")),
          Map.entry(0x10, List.of("ffffff7f")),
          Map.entry(0x11, List.of("06000000ffffffff")),
          Map.entry(0x12, List.of("0100000000000000")),
          Map.entry(
              0x13,
              List.of(
                  "0100000000000000000000000000407c",
                  "0000000000000000000000000000007e",
                  "64000000000000000000000000003c30")),
          Map.entry(0x7f, List.of("")),
          Map.entry(0xff, List.of("")));

  static Stream<Arguments> elements() {
    return VALUES.entrySet().stream()
        .flatMap(type -> type.getValue().stream().map(value -> Arguments.of(type.getKey(), value)));
  }

  /** A document with the value, twice under one name, and once more in a document. */
  private static byte[] document(int type, String hex) {
    byte[] value = HexFormat.of().parseHex(hex.replace(" ", ""));
    byte[] element = element(type, "twin", value);
    byte[] nested = wrapped(element);
    return wrapped(
        element(0x10, "_id", new byte[] {1, 0, 0, 0}),
        element,
        element,
        element(0x03, "nested", nested));
  }

  private static byte[] element(int type, String name, byte[] value) {
    return ByteBuffer.allocate(2 + name.length() + value.length)
        .put((byte) type)
        .put(name.getBytes(StandardCharsets.US_ASCII))
        .put((byte) 0)
        .put(value)
        .array();
  }

  private static byte[] wrapped(byte[]... elements) {
    int size = 5 + Stream.of(elements).mapToInt(element -> element.length).sum();
    ByteBuffer buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN).putInt(size);
    Stream.of(elements).forEach(buffer::put);
    return buffer.array();
  }

  @ParameterizedTest(name = "type {0}: {1}")
  @MethodSource("elements")
  void keepsEveryByte(int type, String value) {
    byte[] bytes = document(type, value);
    RawCodec codec = new RawCodec();

    RawBsonDocument read;
    try (BsonBinaryReader answer = reader(wrapped(element(0x03, "0", bytes)))) {
      answer.readStartDocument();
      answer.readName();
      read = codec.decode(answer, DecoderContext.builder().build());
      answer.readEndDocument();
    }
    BasicOutputBuffer command = new BasicOutputBuffer();
    try (BsonBinaryWriter writer = new BsonBinaryWriter(command)) {
      writer.writeStartDocument();
      writer.writeName("0");
      codec.encode(writer, read, EncoderContext.builder().build());
      writer.writeEndDocument();
    }

    assertThat(command.toByteArray()).isEqualTo(wrapped(element(0x03, "0", bytes)));
    assertThat(read.get("_id").asInt32().getValue()).isEqualTo(1);
    assertThat(BsonBatch.size(read)).isEqualTo(bytes.length);
  }

  @Test
  void readsOneDocumentAfterAnother() {
    byte[] first = document(0x02, "0200000061 00");
    byte[] second = document(0x10, "ffffff7f");
    byte[] answer = wrapped(element(0x03, "0", first), element(0x03, "1", second));
    RawCodec codec = new RawCodec();

    List<RawBsonDocument> read = new ArrayList<>();
    try (BsonBinaryReader reader = reader(answer)) {
      reader.readStartDocument();
      while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
        reader.skipName();
        read.add(codec.decode(reader, DecoderContext.builder().build()));
      }
      reader.readEndDocument();
    }

    assertThat(read).extracting(RawCodecTest::bytes).containsExactly(first, second);
  }

  @Test
  void readsADocumentThatIsAllThereIs() {
    byte[] alone = document(0x10, "ffffff7f");

    RawBsonDocument read;
    try (BsonBinaryReader reader = reader(alone)) {
      read = new RawCodec().decode(reader, DecoderContext.builder().build());
    }

    assertThat(bytes(read)).isEqualTo(alone);
  }

  /** An exception, not the memory for a size that is not true. */
  @Test
  void refusesADocumentThatEndsBeforeItsSize() {
    byte[] cut = document(0x10, "ffffff7f");
    ByteBuffer.wrap(cut).order(ByteOrder.LITTLE_ENDIAN).putInt(1 << 30);

    try (BsonBinaryReader reader = reader(wrapped(element(0x03, "0", cut)))) {
      reader.readStartDocument();
      reader.readName();

      assertThatThrownBy(() -> new RawCodec().decode(reader, DecoderContext.builder().build()))
          .isInstanceOf(RuntimeException.class);
    }
  }

  private static byte[] bytes(RawBsonDocument document) {
    byte[] bytes = new byte[document.getByteBuffer().remaining()];
    document.getByteBuffer().get(bytes);
    return bytes;
  }

  private static BsonBinaryReader reader(byte[] bytes) {
    return new BsonBinaryReader(
        new ByteBufferBsonInput(
            new ByteBufNIO(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN))));
  }
}
