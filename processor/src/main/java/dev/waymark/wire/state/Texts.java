package dev.waymark.wire.state;

import java.util.Collection;
import java.util.List;

/** The bytes of a few texts. */
public final class Texts {

  private static final int VERSION = 1;

  private Texts() {}

  public static byte[] write(Collection<String> texts) {
    Sink sink = new Sink().raw(VERSION).size(texts.size());
    texts.forEach(sink::text);
    return sink.toBytes();
  }

  public static List<String> read(byte[] bytes) {
    return new Source(bytes).version(VERSION).list(Source::text);
  }
}
