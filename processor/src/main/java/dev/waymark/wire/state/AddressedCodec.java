package dev.waymark.wire.state;

import dev.waymark.domain.journey.Friends.Friend;
import java.util.List;

/** The bytes of what travels to a customer's partition: a ledger entry as it is kept, or else. */
public final class AddressedCodec {

  /** No version of a ledger entry begins like one of these. */
  private static final int INTRODUCTION = 0x80;

  private static final int REMOVAL = 0x81;
  private static final int BELONGING = 0x82;
  private static final int HOLDING = 0x83;
  private static final int ERASING = 0x84;
  private static final int UNNAMING = 0x85;
  private static final int RECALL = 0x86;

  private AddressedCodec() {}

  public static byte[] write(Addressed what) {
    Sink sink = new Sink();
    if (what instanceof Introduction introduction) {
      FriendsCodec.friend(sink.raw(INTRODUCTION), introduction.friend());
      return sink.flag(introduction.withdrawn()).toBytes();
    }
    if (what instanceof Removal removal) {
      entries(sink.raw(REMOVAL).text(removal.via()), removal.out());
      entries(sink, removal.in());
      return sink.toBytes();
    }
    if (what instanceof Belonging belonging) {
      return sink.raw(BELONGING).text(belonging.owner()).number(belonging.atMs()).toBytes();
    }
    if (what instanceof Holding holding) {
      NodeCodec.party(sink.raw(HOLDING), holding.name());
      return sink.flag(holding.held()).number(holding.atMs()).toBytes();
    }
    if (what instanceof Erasing erasing) {
      sink.raw(ERASING).text(erasing.erasureId()).number(erasing.atMs());
      return sink.flag(erasing.asked()).toBytes();
    }
    if (what instanceof Unnaming unnaming) {
      return sink.raw(UNNAMING).text(unnaming.referrer()).number(unnaming.atMs()).toBytes();
    }
    if (what instanceof Recall recall) {
      NodeCodec.party(sink.raw(RECALL), recall.name());
      return sink.number(recall.atMs()).toBytes();
    }
    return EntryCodec.write((Entry) what);
  }

  public static Addressed read(byte[] bytes) {
    int tag = bytes.length == 0 ? 0 : bytes[0] & 0xff;
    if (tag < INTRODUCTION || tag > RECALL) {
      return EntryCodec.read(bytes);
    }
    Source source = new Source(bytes).version(tag);
    return switch (tag) {
      case INTRODUCTION -> {
        Friend friend = FriendsCodec.friend(source);
        yield new Introduction(friend, source.flag());
      }
      case REMOVAL -> new Removal(source.text(), entries(source), entries(source));
      case BELONGING -> new Belonging(source.text(), source.number());
      case HOLDING -> new Holding(NodeCodec.party(source), source.flag(), source.number());
      case ERASING -> new Erasing(source.text(), source.number(), source.flag());
      case UNNAMING -> new Unnaming(source.text(), source.number());
      default -> new Recall(NodeCodec.party(source), source.number());
    };
  }

  private static void entries(Sink sink, List<Entry> entries) {
    sink.size(entries.size());
    entries.forEach(entry -> sink.bytes(EntryCodec.write(entry)));
  }

  private static List<Entry> entries(Source source) {
    return source.list(item -> EntryCodec.read(item.bytes()));
  }
}
