package dev.waymark.wire.state;

import dev.waymark.domain.identity.Cause;

/** The bytes of what travels to a name's partition: a ledger entry as it is kept, or else. */
public final class NamedCodec {

  /** No version of a ledger entry begins like one of these. */
  private static final int SIGHTING = 0x81;

  private static final int LINKING = 0x82;
  private static final int HEARSAY = 0x83;
  private static final int PARTING = 0x84;

  private NamedCodec() {}

  public static byte[] write(Named what) {
    Sink sink = new Sink();
    if (what instanceof Sighting sighting) {
      NodeCodec.party(sink.raw(SIGHTING), sighting.other());
      return sink.text(sighting.eventId()).number(sighting.atMs()).toBytes();
    }
    if (what instanceof Linking linking) {
      NodeCodec.party(sink.raw(LINKING), linking.other());
      NodeCodec.command(sink, linking.command());
      return sink.toBytes();
    }
    if (what instanceof Hearsay hearsay) {
      NodeCodec.party(sink.raw(HEARSAY), hearsay.from());
      NodeCodec.word(sink, hearsay.word());
      cause(sink, hearsay.cause());
      return sink.toBytes();
    }
    if (what instanceof Parting parting) {
      NodeCodec.party(sink.raw(PARTING), parting.gone());
      NodeCodec.party(sink, parting.customer());
      cause(sink, parting.cause());
      return sink.toBytes();
    }
    return EntryCodec.write((Entry) what);
  }

  public static Named read(byte[] bytes) {
    int tag = bytes.length == 0 ? 0 : bytes[0] & 0xff;
    if (tag < SIGHTING || tag > PARTING) {
      return EntryCodec.read(bytes);
    }
    Source source = new Source(bytes).version(tag);
    return switch (tag) {
      case SIGHTING -> new Sighting(NodeCodec.party(source), source.text(), source.number());
      case LINKING -> new Linking(NodeCodec.party(source), NodeCodec.command(source));
      case HEARSAY -> new Hearsay(NodeCodec.party(source), NodeCodec.word(source), cause(source));
      default -> new Parting(NodeCodec.party(source), NodeCodec.party(source), cause(source));
    };
  }

  private static void cause(Sink sink, Cause cause) {
    sink.code(cause.kind()).text(cause.id()).number(cause.atMs());
  }

  private static Cause cause(Source source) {
    return new Cause(source.code(Cause.Kind.class), source.text(), source.number());
  }
}
