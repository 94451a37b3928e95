package dev.waymark.wire.state;

import dev.waymark.domain.journey.Friends.Friend;

/** The bytes of what travels to a customer's partition: a ledger entry as it is kept, or else. */
public final class AddressedCodec {

  /** No version of a ledger entry begins like this. */
  private static final int INTRODUCTION = 0x80;

  private AddressedCodec() {}

  public static byte[] write(Addressed what) {
    if (what instanceof Introduction introduction) {
      Sink sink = new Sink().raw(INTRODUCTION);
      FriendsCodec.friend(sink, introduction.friend());
      return sink.flag(introduction.withdrawn()).toBytes();
    }
    return EntryCodec.write((Entry) what);
  }

  public static Addressed read(byte[] bytes) {
    if (bytes.length == 0 || (bytes[0] & 0xff) != INTRODUCTION) {
      return EntryCodec.read(bytes);
    }
    Source source = new Source(bytes).version(INTRODUCTION);
    Friend friend = FriendsCodec.friend(source);
    return new Introduction(friend, source.flag());
  }
}
