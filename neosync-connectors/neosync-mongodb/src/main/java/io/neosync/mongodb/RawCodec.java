package io.neosync.mongodb;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoCollection;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.RawBsonDocumentCodec;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.io.BasicOutputBuffer;
import org.bson.io.BsonInput;
import org.bson.io.BsonInputMark;

/**
 * Reads documents as their bytes, each into an array of its own size. The driver's own codec leaves
 * up to half of each array empty, which counts where the heap is small.
 */
final class RawCodec implements Codec<RawBsonDocument> {

  private static final RawBsonDocumentCodec DRIVERS = new RawBsonDocumentCodec();

  static MongoCollection<RawBsonDocument> on(MongoCollection<RawBsonDocument> collection) {
    return collection.withCodecRegistry(
        CodecRegistries.fromRegistries(
            CodecRegistries.fromCodecs(new RawCodec()),
            MongoClientSettings.getDefaultCodecRegistry()));
  }

  @Override
  public RawBsonDocument decode(BsonReader reader, DecoderContext context) {
    if (!(reader instanceof BsonBinaryReader binary)) {
      return DRIVERS.decode(reader, context);
    }
    BsonInput input = binary.getBsonInput();
    BsonInputMark mark = input.getMark(Integer.BYTES);
    int size = input.readInt32();
    mark.reset();
    BasicOutputBuffer bytes = new BasicOutputBuffer(size);
    try (BsonBinaryWriter writer = new BsonBinaryWriter(bytes)) {
      writer.pipe(reader);
    }
    return new RawBsonDocument(bytes.getInternalBuffer(), 0, bytes.getPosition());
  }

  @Override
  public void encode(BsonWriter writer, RawBsonDocument document, EncoderContext context) {
    DRIVERS.encode(writer, document, context);
  }

  @Override
  public Class<RawBsonDocument> getEncoderClass() {
    return RawBsonDocument.class;
  }
}
