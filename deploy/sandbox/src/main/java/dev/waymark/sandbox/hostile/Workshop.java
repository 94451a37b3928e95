package dev.waymark.sandbox.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.EventKind;
import dev.waymark.domain.event.Origin;
import dev.waymark.sandbox.simulator.Delivery;
import dev.waymark.sandbox.simulator.EventDelivery;
import dev.waymark.sandbox.simulator.LinkDelivery;
import dev.waymark.schema.AppInstall;
import dev.waymark.schema.AppInstallStep;
import dev.waymark.schema.Erasure;
import dev.waymark.schema.Identifier;
import dev.waymark.schema.IdentifierType;
import dev.waymark.schema.Link;
import dev.waymark.schema.LinkSign;
import dev.waymark.schema.Party;
import dev.waymark.schema.Purchase;
import dev.waymark.schema.PurchaseStep;
import dev.waymark.schema.SocialMention;
import dev.waymark.schema.SupportContact;
import dev.waymark.schema.SupportContactStep;
import dev.waymark.stream.Topic;
import dev.waymark.wire.CommandRecords;
import dev.waymark.wire.InputRecords;
import dev.waymark.wire.Trust;
import dev.waymark.wire.Wire;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Makes good records, which tricks then spoil. Everything that an attacker could choose holds
 * {@link #MARK}, so that it is recognised wherever it turns up.
 */
final class Workshop {

  /** No honest text holds it. */
  static final String MARK = "h0stile";

  private static final long SPREAD_MS = 86_400_000L;

  private final Map<EventKind, Serializer<SpecificRecord>> writers = new EnumMap<>(EventKind.class);
  private final Serializer<Link> links;
  private final Serializer<Erasure> erasures;
  private final String currency;
  private final Schemata schemata;
  private final long untilMs;

  /**
   * @param untilMs before which everything happens, but for what says otherwise
   */
  Workshop(Wire wire, String currency, Schemata schemata, long untilMs) {
    Trust.ourRecords();
    for (EventKind kind : EventKind.values()) {
      writers.put(kind, wire.writer(kind));
    }
    this.links = wire.output(Link.class).serializer();
    this.erasures = wire.output(Erasure.class).serializer();
    this.currency = currency;
    this.schemata = schemata;
    this.untilMs = untilMs;
  }

  Schemata schemata() {
    return schemata;
  }

  long untilMs() {
    return untilMs;
  }

  /** A moment of the last day. */
  Instant moment(long number) {
    return Instant.ofEpochMilli(untilMs - 1 - number * 7919 % SPREAD_MS);
  }

  /** Somebody of whom nobody but a few tricks speaks. */
  static String customer(long number) {
    return MARK + "-" + number % 5000;
  }

  Purchase purchase(long number) {
    return Purchase.newBuilder()
        .setEventId(MARK + "-p-" + number)
        .setOccurredAt(moment(number))
        .setCustomerId(customer(number))
        .setSource("shop")
        .setChannel("web")
        .setStep(PurchaseStep.PLACED)
        .setOrderId(MARK + "-o-" + number)
        .setAmount(1999)
        .setCurrency(currency)
        .setItems(1)
        .build();
  }

  Parcel purchase(long number, Ending ending, Consumer<Purchase> spoil) {
    Purchase purchase = purchase(number);
    spoil.accept(purchase);
    return parcel(EventKind.PURCHASE, customer(number), purchase, ending);
  }

  Parcel contact(long number, Ending ending, Consumer<SupportContact> spoil) {
    SupportContact contact =
        SupportContact.newBuilder()
            .setEventId(MARK + "-s-" + number)
            .setOccurredAt(moment(number))
            .setCustomerId(customer(number))
            .setStep(SupportContactStep.OPENED)
            .setContactId(MARK + "-case-" + number)
            .setReason("late")
            .setText("Where is it?")
            .build();
    spoil.accept(contact);
    return parcel(EventKind.SUPPORT_CONTACT, customer(number), contact, ending);
  }

  Parcel mention(long number, Ending ending, Consumer<SocialMention> spoil) {
    SocialMention mention =
        SocialMention.newBuilder()
            .setEventId(MARK + "-m-" + number)
            .setOccurredAt(moment(number))
            .setCustomerId(customer(number))
            .setNetwork("twitter")
            .setSentiment(0.1)
            .setReach(10)
            .build();
    spoil.accept(mention);
    return parcel(EventKind.SOCIAL_MENTION, customer(number), mention, ending);
  }

  Parcel install(long number, Ending ending, Consumer<AppInstall> spoil) {
    AppInstall install =
        AppInstall.newBuilder()
            .setEventId(MARK + "-a-" + number)
            .setOccurredAt(moment(number))
            .setCustomerId(customer(number))
            .setStep(AppInstallStep.INSTALLED)
            .setPlatform("ios")
            .build();
    spoil.accept(install);
    return parcel(EventKind.APP_INSTALL, customer(number), install, ending);
  }

  Parcel link(long number, Ending ending, Consumer<Link> spoil) {
    Party left = new Party(MARK + "-link-" + number, null);
    Party right = new Party(null, device(MARK + "-d-" + number));
    Link link = new Link(MARK + "-l-" + number, moment(number), left, right, LinkSign.LINK, null);
    spoil.accept(link);
    byte[] value = links.serialize(Topic.LINKS.standardName(), link);
    return Parcel.of(Topic.LINKS, bytes(MARK + "-l-" + number), value, ending);
  }

  Parcel erasure(long number, Ending ending, Consumer<Erasure> spoil) {
    Erasure erasure =
        new Erasure(MARK + "-e-" + number, MARK + "-gone-" + number, moment(number), null);
    spoil.accept(erasure);
    byte[] value = erasures.serialize(Topic.ERASURES.standardName(), erasure);
    return Parcel.of(Topic.ERASURES, bytes(MARK + "-e-" + number), value, ending);
  }

  /** What a good source sends. */
  Parcel delivered(Delivery delivery) {
    if (delivery instanceof EventDelivery told) {
      Event event = told.event();
      Origin origin = event.origin();
      String key =
          origin.customerId().isEmpty() ? origin.identifiers().get(0).value() : origin.customerId();
      return parcel(event.kind(), key, InputRecords.of(event, told.text()), Ending.APPLIED)
          .at(event.occurredAtMs());
    }
    dev.waymark.domain.identity.Link link = ((LinkDelivery) delivery).link();
    byte[] value = links.serialize(Topic.LINKS.standardName(), CommandRecords.of(link));
    return Parcel.of(Topic.LINKS, bytes(link.id()), value, Ending.APPLIED).at(link.atMs());
  }

  static Identifier device(String value) {
    return new Identifier(IdentifierType.DEVICE, value);
  }

  /** The bytes of a good purchase, with its schema's id. */
  byte[] goodBytes(long number) {
    return serialize(EventKind.PURCHASE, purchase(number));
  }

  /** Bytes where purchases belong. */
  Parcel raw(long number, byte @Nullable [] value, Ending ending) {
    return Parcel.of(Topic.PURCHASES, bytes(customer(number)), value, ending);
  }

  private Parcel parcel(EventKind kind, String key, SpecificRecord record, Ending ending) {
    return Parcel.of(Topic.of(kind), bytes(key), serialize(kind, record), ending);
  }

  byte[] serialize(EventKind kind, SpecificRecord record) {
    return Objects.requireNonNull(writers.get(kind), kind.name())
        .serialize(Topic.of(kind).standardName(), record);
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  /** The bytes with another schema id. */
  static byte[] withId(byte[] value, int id) {
    byte[] changed = value.clone();
    ByteBuffer.wrap(changed).putInt(1, id);
    return changed;
  }

  /** The bytes with some of them replaced by as many others. */
  static byte[] replaced(byte[] value, String text, byte[] by) {
    byte[] sought = bytes(text);
    if (sought.length != by.length) {
      throw new IllegalArgumentException(text + " is not replaced by as many bytes");
    }
    byte[] changed = value.clone();
    for (int at = 0; at + sought.length <= value.length; at++) {
      if (Arrays.equals(value, at, at + sought.length, sought, 0, sought.length)) {
        System.arraycopy(by, 0, changed, at, by.length);
        return changed;
      }
    }
    throw new IllegalArgumentException(text + " is not in the record");
  }
}
