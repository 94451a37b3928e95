package dev.waymark.wire;

import static dev.waymark.domain.event.EventKind.APP_INSTALL;
import static dev.waymark.domain.event.EventKind.PURCHASE;
import static dev.waymark.domain.event.EventKind.SOCIAL_MENTION;
import static dev.waymark.domain.event.EventKind.SUPPORT_CONTACT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.event.EventKind;
import dev.waymark.schema.Identifier;
import dev.waymark.schema.IdentifierType;
import dev.waymark.schema.Purchase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RejectTest {

  private final Reading reading = new Reading();

  /** A record, and why it cannot be taken. */
  @SuppressWarnings("ArrayRecordComponent") // cases are never compared
  record Case(RejectReason reason, String name, EventKind kind, byte[] bytes) {
    @Override
    public String toString() {
      return reason + ": " + name;
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void it_is_rejected_for_its_reason_and_keeps_its_bytes(Case bad) {
    Decoded decoded = BAD.read(bad.kind(), bad.bytes());

    assertThat(decoded).isInstanceOf(Decoded.Rejected.class);
    Decoded.Rejected rejected = (Decoded.Rejected) decoded;
    assertThat(rejected.reason()).as(rejected.message()).isEqualTo(bad.reason());
    assertThat(rejected.message()).isNotBlank();
    assertThat(rejected.original()).isSameAs(bad.bytes());
  }

  /** See ClockGuardTest, CommandsTest and StreamCommandsTest. */
  private static final Set<RejectReason> ELSEWHERE =
      Set.of(
          RejectReason.FUTURE,
          RejectReason.RESERVED_NAME,
          RejectReason.CONTRADICTION,
          RejectReason.ERASURE_OFF);

  @Test
  void every_reason_has_a_case() {
    assertThat(cases().map(Case::reason))
        .contains(
            Stream.of(RejectReason.values())
                .filter(reason -> !ELSEWHERE.contains(reason))
                .toArray(RejectReason[]::new));
  }

  @Test
  void no_value_is_rejected_as_empty() {
    Decoded decoded = reading.wire.input(PURCHASE).deserialize("topic", null);

    assertThat(decoded).extracting("reason").isEqualTo(RejectReason.EMPTY);
  }

  @Test
  void a_message_never_repeats_a_long_foreign_word() {
    Purchase purchase = Records.purchase();
    purchase.setCurrency("ann@example.org");

    assertThat(reading.read(PURCHASE, purchase))
        .extracting("message")
        .asString()
        .doesNotContain("example.org");
  }

  @Test
  void a_reject_names_its_event_where_it_can() {
    Purchase purchase = Records.purchase();
    purchase.setCurrency("SEK");

    assertThat(reading.read(PURCHASE, purchase)).extracting("eventId").isEqualTo("p-1");
    assertThat(reading.read(PURCHASE, new byte[] {0})).extracting("eventId").isEqualTo("");
  }

  @Test
  void a_new_step_harms_only_the_records_that_have_it() {
    Schema newer = Reading.changed(PURCHASE, "\"CANCELLED\"]", "\"CANCELLED\",\"LOST\"]");

    Decoded placed = reading.read(PURCHASE, reading.bytes(purchaseBy(newer, "PLACED")));

    assertThat(placed).isInstanceOf(Decoded.Read.class);
  }

  private static final Reading BAD = new Reading();

  static Stream<Case> cases() {
    List<Case> all = new ArrayList<>();
    addBadHeaders(all);
    addBadSchemas(all);
    addBadNames(all);
    addBadNumbers(all);
    addBadBytes(all);
    return all.stream();
  }

  private static void addBadHeaders(List<Case> all) {
    byte[] good = BAD.bytes(PURCHASE, Records.purchase());
    all.add(new Case(RejectReason.EMPTY, "nothing", PURCHASE, new byte[0]));
    all.add(new Case(RejectReason.TRUNCATED, "half a header", PURCHASE, Arrays.copyOf(good, 3)));
    all.add(new Case(RejectReason.WRONG_MAGIC, "JSON", PURCHASE, "{\"a\":1}".getBytes(UTF_8)));
    all.add(new Case(RejectReason.WRONG_MAGIC, "one byte", PURCHASE, new byte[] {7}));
    all.add(new Case(RejectReason.UNKNOWN_SCHEMA_ID, "9999", PURCHASE, withId(good, 9999)));
    all.add(new Case(RejectReason.UNKNOWN_SCHEMA_ID, "-1", PURCHASE, withId(good, -1)));
    all.add(new Case(RejectReason.OVERSIZED, "a record", PURCHASE, Arrays.copyOf(good, 10_001)));
  }

  private static void addBadSchemas(List<Case> all) {
    byte[] install = BAD.bytes(APP_INSTALL, Records.install());
    all.add(new Case(RejectReason.WRONG_SCHEMA, "of another topic", PURCHASE, install));
    Schema text = Reading.changed(PURCHASE, "\"amount\",\"type\":\"long\"", amountOf("string"));
    GenericRecord asText = purchaseBy(text, "PLACED");
    asText.put("amount", "49.90");
    all.add(new Case(RejectReason.WRONG_SCHEMA, "a text amount", PURCHASE, BAD.bytes(asText)));
    Schema plain = SchemaBuilder.builder().stringType();
    byte[] string = {0, 0, 0, 0, (byte) BAD.registry.add(plain), 2, 'a'};
    all.add(new Case(RejectReason.WRONG_SCHEMA, "a bare string", PURCHASE, string));
    Schema endless =
        Reading.changed(
            PURCHASE,
            "\"fields\":[",
            "\"fields\":[{\"name\":\"n\",\"type\":{\"type\":\"array\",\"items\":\"null\"}},");
    GenericRecord nothings = purchaseBy(endless, "PLACED");
    nothings.put("n", List.of());
    all.add(new Case(RejectReason.WRONG_SCHEMA, "nothings", PURCHASE, BAD.bytes(nothings)));
    Schema none = Reading.changed(PURCHASE, "\"event_id\"", "\"id\"");
    GenericRecord without = purchaseBy(none, "PLACED");
    without.put("id", "p-1");
    all.add(new Case(RejectReason.MISSING_REQUIRED, "no such field", PURCHASE, BAD.bytes(without)));
    Schema maybe =
        Reading.changed(PURCHASE, "\"amount\",\"type\":\"long\"", amountOf("null\",\"long"));
    GenericRecord empty = purchaseBy(maybe, "PLACED");
    empty.put("amount", null);
    all.add(new Case(RejectReason.MISSING_REQUIRED, "null", PURCHASE, BAD.bytes(empty)));
    Schema newer = Reading.changed(PURCHASE, "\"CANCELLED\"]", "\"CANCELLED\",\"LOST\"]");
    byte[] lost = BAD.bytes(purchaseBy(newer, "LOST"));
    all.add(new Case(RejectReason.UNKNOWN_ENUM, "a new step", PURCHASE, lost));
    byte[] ninth = BAD.bytes(APP_INSTALL, Records.install());
    ninth[ninth.length - 7] = 18; // before the platform and the absent version
    all.add(new Case(RejectReason.UNKNOWN_ENUM, "the ninth of two steps", APP_INSTALL, ninth));
  }

  private static void addBadNames(List<Case> all) {
    add(all, RejectReason.MISSING_REQUIRED, "an empty id", p -> p.setEventId(""));
    add(all, RejectReason.OVERSIZED, "an endless id", p -> p.setEventId("x".repeat(2000)));
    add(
        all,
        RejectReason.OVERSIZED,
        "65 identifiers",
        p -> p.setIdentifiers(Collections.nCopies(65, new Identifier(IdentifierType.DEVICE, "d"))));
    add(all, RejectReason.CORRUPT, "no UTF-8", p -> p.setEventId("p\uFFFD"));
    add(all, RejectReason.NO_IDENTIFIER, "nobody", p -> p.setCustomerId(null));
    add(all, RejectReason.NO_IDENTIFIER, "anonymous", p -> p.setCustomerId(" Anonymous "));
    add(
        all,
        RejectReason.NO_IDENTIFIER,
        "zeros",
        p -> {
          p.setCustomerId("");
          p.setIdentifiers(List.of(new Identifier(IdentifierType.DEVICE, "00000000-0000")));
        });
    add(all, RejectReason.UNKNOWN_CURRENCY, "EURO", p -> p.setCurrency("EURO"));
    add(all, RejectReason.UNKNOWN_CURRENCY, "none", p -> p.setCurrency(""));
    add(all, RejectReason.OTHER_CURRENCY, "SEK", p -> p.setCurrency("SEK"));
  }

  private static void addBadNumbers(List<Case> all) {
    add(all, RejectReason.BAD_TIME, "before 1970", p -> p.setOccurredAt(Instant.ofEpochMilli(-1)));
    add(
        all,
        RejectReason.BAD_TIME,
        "microseconds",
        p -> p.setOccurredAt(Instant.ofEpochMilli(1_773_480_413_000_000L)));
    add(all, RejectReason.BAD_TIME, "promise", p -> p.setPromisedBy(Instant.ofEpochMilli(-9)));
    add(all, RejectReason.NEGATIVE_AMOUNT, "-1", p -> p.setAmount(-1));
    add(all, RejectReason.AMOUNT_OVERFLOW, "all there is", p -> p.setAmount(Long.MAX_VALUE));
    add(all, RejectReason.NEGATIVE_COUNT, "items", p -> p.setItems(-2));
    var reach = Records.mention();
    reach.setReach(-5);
    byte[] reachBytes = BAD.bytes(SOCIAL_MENTION, reach);
    all.add(new Case(RejectReason.NEGATIVE_COUNT, "reach", SOCIAL_MENTION, reachBytes));
    for (double tone : new double[] {1.001, -7, Double.NaN, Double.POSITIVE_INFINITY}) {
      var contact = Records.contact();
      contact.setSentiment(tone);
      byte[] bytes = BAD.bytes(SUPPORT_CONTACT, contact);
      all.add(new Case(RejectReason.BAD_SENTIMENT, "" + tone, SUPPORT_CONTACT, bytes));
    }
  }

  private static void addBadBytes(List<Case> all) {
    byte[] good = BAD.bytes(PURCHASE, Records.purchase());
    byte[] longer = Arrays.copyOf(good, good.length + 1);
    all.add(new Case(RejectReason.CORRUPT, "a byte too many", PURCHASE, longer));
    byte[] negative = good.clone();
    negative[5] = 1;
    all.add(new Case(RejectReason.CORRUPT, "a negative length", PURCHASE, negative));
    for (int length = 5; length < good.length; length++) {
      byte[] shorter = Arrays.copyOf(good, length);
      all.add(new Case(RejectReason.TRUNCATED, "after " + length, PURCHASE, shorter));
    }
    Schema newer = Reading.changed(PURCHASE, "\"CANCELLED\"]", "\"CANCELLED\",\"LOST\"]");
    byte[] other = BAD.bytes(purchaseBy(newer, "PLACED"));
    byte[] otherLonger = Arrays.copyOf(other, other.length + 1);
    all.add(new Case(RejectReason.CORRUPT, "another version, longer", PURCHASE, otherLonger));
    byte[] otherShorter = Arrays.copyOf(other, other.length - 9);
    all.add(new Case(RejectReason.TRUNCATED, "another version, shorter", PURCHASE, otherShorter));
  }

  private static void add(
      List<Case> all, RejectReason reason, String name, Consumer<Purchase> spoil) {
    Purchase purchase = Records.purchase();
    spoil.accept(purchase);
    all.add(new Case(reason, name, PURCHASE, BAD.bytes(PURCHASE, purchase)));
  }

  private static String amountOf(String type) {
    return type.contains(",")
        ? "\"amount\",\"type\":[\"" + type + "\"]"
        : "\"amount\",\"type\":\"" + type + "\"";
  }

  private static byte[] withId(byte[] value, int id) {
    byte[] changed = value.clone();
    System.arraycopy(WireFormat.header(id), 0, changed, 0, WireFormat.HEADER_BYTES);
    return changed;
  }

  private static GenericRecord purchaseBy(Schema schema, String step) {
    GenericRecord good = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      if (field.hasDefaultValue()) {
        good.put(field.pos(), GenericData.get().getDefaultValue(field));
      }
    }
    if (schema.getField("event_id") != null) {
      good.put("event_id", "p-1");
    }
    good.put("occurred_at", 1_773_480_413_000L);
    good.put("customer_id", "c-1");
    good.put("step", new GenericData.EnumSymbol(schema.getField("step").schema(), step));
    good.put("amount", 4990L);
    good.put("currency", "EUR");
    return good;
  }
}
