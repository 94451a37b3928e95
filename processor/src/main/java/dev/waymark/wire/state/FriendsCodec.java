package dev.waymark.wire.state;

import dev.waymark.domain.journey.Friends;
import dev.waymark.domain.journey.Friends.Friend;
import dev.waymark.domain.kpi.Sum;
import java.util.List;

/** The bytes of whom a customer brought; who is owed is at the end, where there is anybody. */
public final class FriendsCodec {

  private static final int VERSION = 1;

  private FriendsCodec() {}

  public static byte[] write(Friends friends) {
    Sink sink = new Sink().raw(VERSION);
    sink.number(friends.settled().count()).number(friends.settled().amount());
    sink.size(friends.latest().size());
    friends.latest().forEach(friend -> friend(sink, friend));
    if (!friends.owed().isEmpty()) {
      sink.size(friends.owed().size());
      friends.owed().forEach(friend -> friend(sink, friend));
    }
    return sink.toBytes();
  }

  public static Friends read(byte[] bytes) {
    Source source = new Source(bytes).version(VERSION);
    Sum settled = new Sum(source.number(), source.number());
    List<Friend> latest = source.list(FriendsCodec::friend);
    List<Friend> owed = source.hasMore() ? source.list(FriendsCodec::friend) : List.of();
    return new Friends(latest, owed, settled);
  }

  static void friend(Sink sink, Friend friend) {
    sink.number(friend.atMs()).text(friend.eventId()).number(friend.minor());
  }

  static Friend friend(Source source) {
    return new Friend(source.number(), source.text(), source.number());
  }
}
