package dev.waymark.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;

/** Encodes records into a buffer that is kept from one record to the next, one for each thread. */
final class AvroBytes {

  private static final ThreadLocal<AvroBytes> OF_THIS_THREAD =
      ThreadLocal.withInitial(AvroBytes::new);

  /** A buffer that one huge record has swollen beyond this is not kept. */
  private static final int LARGEST_KEPT_BYTES = 1 << 20;

  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(1024);
  private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(buffer, null);

  private AvroBytes() {}

  /** The header, followed by the record in Avro binary. */
  static <T> byte[] encode(byte[] header, T value, DatumWriter<T> writer) {
    AvroBytes own = OF_THIS_THREAD.get();
    try {
      byte[] bytes = own.write(header, value, writer);
      if (bytes.length > LARGEST_KEPT_BYTES) {
        OF_THIS_THREAD.remove();
      }
      return bytes;
    } catch (RuntimeException e) {
      OF_THIS_THREAD.remove(); // the encoder may hold half a record
      throw e;
    }
  }

  private <T> byte[] write(byte[] header, T value, DatumWriter<T> writer) {
    buffer.reset();
    try {
      buffer.write(header);
      writer.write(value, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("an array cannot be written to", e);
    }
    return buffer.toByteArray();
  }
}
