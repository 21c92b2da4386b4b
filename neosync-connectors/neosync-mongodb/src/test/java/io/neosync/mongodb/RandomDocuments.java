package io.neosync.mongodb;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonJavaScript;
import org.bson.BsonMaxKey;
import org.bson.BsonMinKey;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonTimestamp;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;

/** Nested documents of all types that also a stand-in takes; the same for the same seed. */
final class RandomDocuments {

  private static final String LETTERS = "ab cé漢🐘\"'\\{}[]?/.\u0001\u2028";

  private final Random random;

  RandomDocuments(long seed) {
    random = new Random(seed);
  }

  List<RawBsonDocument> several(int count) {
    List<RawBsonDocument> documents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      BsonDocument document = new BsonDocument("_id", id(i));
      fields(document, 3);
      documents.add(new RawBsonDocument(document, new BsonDocumentCodec()));
    }
    return documents;
  }

  private BsonValue id(int i) {
    return switch (random.nextInt(5)) {
      case 0 -> new BsonInt32(i);
      case 1 -> new BsonString("id " + i);
      case 2 -> new BsonObjectId(new ObjectId(i, random.nextInt(1 << 24)));
      case 3 -> new BsonDocument("b", new BsonInt32(i)).append("a", new BsonString("x"));
      default -> new BsonDateTime(i);
    };
  }

  private void fields(BsonDocument document, int depth) {
    for (int i = random.nextInt(8); i > 0; i--) {
      document.append("f" + random.nextInt(100) + text(3).replace(".", ""), value(depth));
    }
  }

  private String text(int longest) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(longest + 1); i > 0; i--) {
      int[] letters = LETTERS.codePoints().toArray();
      text.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return text.toString();
  }

  private BsonValue value(int depth) {
    return switch (random.nextInt(depth == 0 ? 14 : 17)) {
      case 0 -> BsonNull.VALUE;
      case 1 -> BsonBoolean.valueOf(random.nextBoolean());
      case 2 -> new BsonInt32(random.nextInt());
      case 3 -> new BsonInt64(random.nextInt(4) == 0 ? 1 : random.nextLong());
      case 4 -> new BsonDouble(Double.longBitsToDouble(random.nextLong()));
      case 5 -> new BsonDouble(random.nextBoolean() ? -0.0 : Double.NEGATIVE_INFINITY);
      case 6 ->
          new BsonDecimal128(
              new Decimal128(new BigDecimal(new BigInteger(100, random), random.nextInt(60) - 30)));
      case 7 -> new BsonString(text(40));
      case 8 -> new BsonBinary(text(30).getBytes(java.nio.charset.StandardCharsets.UTF_8));
      case 9 -> new BsonDateTime(random.nextLong());
      case 10 -> new BsonTimestamp(random.nextInt(), random.nextInt());
      case 11 -> new BsonRegularExpression("a.?" + random.nextInt(10), "i");
      case 12 -> random.nextBoolean() ? new BsonMinKey() : new BsonMaxKey();
      case 13 -> new BsonJavaScript("function() { return " + random.nextInt() + "; }");
      case 14, 15 -> {
        BsonDocument nested = new BsonDocument();
        fields(nested, depth - 1);
        yield nested;
      }
      default -> {
        BsonArray array = new BsonArray();
        for (int i = random.nextInt(4); i > 0; i--) {
          array.add(value(depth - 1));
        }
        yield array;
      }
    };
  }
}
