package dev.waymark.stream;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Purchase;
import dev.waymark.domain.identity.Node;
import dev.waymark.domain.identity.Party;
import dev.waymark.domain.journey.Friends;
import dev.waymark.domain.journey.Journey;
import dev.waymark.wire.state.Addressed;
import dev.waymark.wire.state.AddressedCodec;
import dev.waymark.wire.state.Batch;
import dev.waymark.wire.state.BatchCodec;
import dev.waymark.wire.state.Cell;
import dev.waymark.wire.state.CellCodec;
import dev.waymark.wire.state.Entry;
import dev.waymark.wire.state.EntryCodec;
import dev.waymark.wire.state.FriendsCodec;
import dev.waymark.wire.state.Introduction;
import dev.waymark.wire.state.JourneyCodec;
import dev.waymark.wire.state.Named;
import dev.waymark.wire.state.NamedCodec;
import dev.waymark.wire.state.NodeCodec;
import dev.waymark.wire.state.Stored;
import dev.waymark.wire.state.Texts;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the bytes of an entry of state say, in words that do not change when a record gets another
 * component.
 */
public final class StateTexts {

  private StateTexts() {}

  /** The words for an entry of a store, or of a topic between the parts. */
  public static String of(String where, byte[] key, byte[] value) {
    return switch (where) {
      case Stores.JOURNEYS -> journey(Keys.customer(key), value);
      case Stores.LEDGER -> ledger(key, value);
      case Stores.DEADLINES ->
          Keys.deadlineMs(key) + " " + Keys.customer(Keys.deadlineCustomer(key));
      case Stores.FRIENDS -> Keys.customer(key) + " " + friends(FriendsCodec.read(value));
      case Stores.CELLS -> CellCodec.id(key) + " " + cell(CellCodec.read(value));
      case Stores.CLOCKS -> ByteBuffer.wrap(key).getInt() + " " + ByteBuffer.wrap(value).getLong();
      case Stores.NAMES -> pair(key, false);
      case Stores.ROUTES -> pair(key, true) + " " + Texts.read(value);
      case Stores.IDENTITIES -> node(NodeCodec.read(Party.ofKey(Keys.customer(key)), value));
      case Stores.UNCLAIMED -> ledger(key, value);
      case Stores.SUPPRESSED -> Keys.customer(key) + " " + ByteBuffer.wrap(value).getLong();
      case "by-identifier" -> Keys.customer(key) + " " + named(NamedCodec.read(value));
      case "by-customer" -> Keys.customer(key) + " " + addressed(value);
      case "contributions" -> batch(BatchCodec.read(value));
      default ->
          throw new IllegalArgumentException(
              "there are no words for state in " + where + ": say here what it holds");
    };
  }

  private static String journey(String customer, byte[] value) {
    Stored stored = JourneyCodec.read(customer, value);
    return journey(stored.journey())
        + " wakes "
        + stored.wakeMs()
        + " entries "
        + stored.entries()
        + " brought "
        + stored.brought();
  }

  private static String journey(Journey journey) {
    return String.join(
        " ",
        journey.customer(),
        journey.stage() + " since " + journey.sinceMs(),
        "at " + journey.momentMs(),
        "from " + journey.firstEventMs() + " to " + journey.lastEventMs(),
        "purchases " + journey.purchases().count() + " " + journey.purchases().gross(),
        "refunds " + journey.purchases().refunds() + " value " + journey.purchases().value(),
        "first touch " + journey.firstTouch() + " " + journey.arrival().touches(),
        "band " + journey.band() + " alert " + journey.alert().map(alert -> alert.alertId()),
        "window " + journey.window().map(window -> window.windowId()),
        "cases " + journey.friction().cases(),
        "signals " + journey.friction().signals());
  }

  private static String ledger(byte[] key, byte[] value) {
    int length = ByteBuffer.wrap(key).getShort();
    byte[] customer = Arrays.copyOfRange(key, Short.BYTES, Short.BYTES + length);
    int prefix = Short.BYTES + length;
    if (key.length == prefix) {
      return "base of " + journey(JourneyCodec.read(Keys.customer(customer), value).journey());
    }
    return Keys.customer(customer)
        + " "
        + entry(EntryCodec.readKept(Keys.ledgerEvent(key, prefix), value));
  }

  /** A customer, and a name or an event. */
  private static String pair(byte[] key, boolean event) {
    int prefix = Short.BYTES + ByteBuffer.wrap(key).getShort();
    byte[] customer = Arrays.copyOfRange(key, Short.BYTES, prefix);
    String rest =
        event
            ? Keys.ledgerEvent(key, prefix)
            : Keys.customer(Arrays.copyOfRange(key, prefix, key.length));
    return Keys.customer(customer) + " " + rest;
  }

  private static String node(Node node) {
    return node.self()
        + (node.crowded() ? " crowded" : "")
        + " belongs to "
        + node.ownership().steps()
        + " ties "
        + node.ties().stream().map(tie -> tie.other() + " at " + tie.seenMs()).toList();
  }

  private static String named(Named what) {
    return what instanceof Entry entry ? entry(entry) : what.toString();
  }

  private static String addressed(byte[] value) {
    Addressed what = AddressedCodec.read(value);
    if (what instanceof Introduction introduction) {
      return introduction.friend() + (introduction.withdrawn() ? " withdrawn" : "");
    }
    return what instanceof Entry entry ? entry(entry) : what.toString();
  }

  private static String entry(Entry entry) {
    Event event = entry.event();
    return event.kind()
        + " "
        + event.eventId()
        + " at "
        + event.occurredAtMs()
        + " of "
        + event.origin().customerId()
        + " from "
        + entry.partition()
        + "/"
        + entry.offset()
        + (event instanceof Purchase purchase
            ? " " + purchase.step() + " " + purchase.orderId() + " " + purchase.amount()
            : "");
  }

  private static String friends(Friends friends) {
    return friends.latest()
        + (friends.owed().isEmpty() ? "" : " without " + friends.owed())
        + " and "
        + friends.settled();
  }

  private static String cell(Cell cell) {
    return cell.sum() + " revision " + cell.revision() + " complete " + cell.complete();
  }

  private static String batch(Batch batch) {
    return batch.partition()
        + " to "
        + batch.clockMs()
        + " "
        + batch.sums().entrySet().stream()
            .collect(
                Collectors.toMap(
                    sum -> sum.getKey().toString(),
                    sum -> sum.getValue(),
                    (one, other) -> other,
                    TreeMap::new));
  }
}
