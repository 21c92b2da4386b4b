package io.neosync.mongodb;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoCollection;
import org.bson.AbstractBsonReader.State;
import org.bson.BsonBinaryReader;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.RawBsonDocumentCodec;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.io.BsonInput;
import org.bson.io.BsonInputMark;

/**
 * Reads the documents of an answer as their bytes, each into an array of its own size. The driver's
 * own codec writes each through a writer of its own, and leaves up to half of each array empty,
 * which counts where the heap is small.
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
    if (!(reader instanceof BsonBinaryReader binary) || binary.getState() != State.VALUE) {
      return DRIVERS.decode(reader, context);
    }
    BsonInput input = binary.getBsonInput();
    int start = input.getPosition();
    BsonInputMark mark = input.getMark(Integer.BYTES);
    binary.skipValue();
    byte[] bytes = new byte[input.getPosition() - start];
    mark.reset();
    input.readBytes(bytes);
    return new RawBsonDocument(bytes);
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
