package dev.waymark.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.event.IdentifierType;
import dev.waymark.domain.identity.Party;
import dev.waymark.schema.Erasure;
import dev.waymark.schema.Identifier;
import dev.waymark.schema.Link;
import dev.waymark.schema.LinkSign;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;

class CommandsTest {

  private static final Instant AT = Instant.parse("2026-03-01T00:00:00Z");

  private final Wire wire =
      Wire.over(
          new MemoryRegistry(),
          WireSettings.of(
              RegistrySettings.at("http://127.0.0.1:1", new RegistryAuth.Anonymous()),
              true,
              new InputRules(
                  Currency.getInstance("USD"),
                  1_000_000,
                  BlockedNames.USUAL,
                  Classification.PLAIN)));

  @Test
  void a_link_is_read_with_its_names_as_they_are_compared() {
    Decoded read = link("l1", customer("ann"), handle(" @Ann "), LinkSign.LINK);

    assertThat(read)
        .isInstanceOfSatisfying(
            Decoded.Commanded.class,
            commanded ->
                assertThat(commanded.command())
                    .isEqualTo(
                        new dev.waymark.domain.identity.Link(
                            "l1",
                            AT.toEpochMilli(),
                            Party.customer("ann"),
                            new Party(Optional.of(IdentifierType.SOCIAL_HANDLE), "@ann"),
                            true)));
  }

  @Test
  void a_link_of_one_name_is_a_contradiction() {
    assertThat(reason(link("l1", customer("ann"), customer("ann"), LinkSign.LINK)))
        .isEqualTo(RejectReason.CONTRADICTION);
  }

  @Test
  void a_party_is_a_customer_or_an_identifier() {
    var neither = new dev.waymark.schema.Party(null, null);
    var both = new dev.waymark.schema.Party("ann", handle("@ann").getIdentifier());

    assertThat(reason(link("l1", customer("bob"), neither, LinkSign.LINK)))
        .isEqualTo(RejectReason.CONTRADICTION);
    assertThat(reason(link("l1", both, customer("bob"), LinkSign.UNLINK)))
        .isEqualTo(RejectReason.CONTRADICTION);
  }

  @Test
  void a_name_that_names_nobody_is_refused() {
    assertThat(reason(link("l1", customer("ann"), handle("unknown"), LinkSign.LINK)))
        .isEqualTo(RejectReason.NO_IDENTIFIER);
    assertThat(reason(erasure("e1", "-1"))).isEqualTo(RejectReason.NO_IDENTIFIER);
  }

  @Test
  void a_command_needs_an_id() {
    assertThat(reason(link("", customer("ann"), handle("@ann"), LinkSign.LINK)))
        .isEqualTo(RejectReason.MISSING_REQUIRED);
    assertThat(reason(erasure("", "ann"))).isEqualTo(RejectReason.MISSING_REQUIRED);
  }

  @Test
  void bytes_that_are_no_command_are_corrupt_and_a_tombstone_is_nothing() {
    link("l1", customer("ann"), customer("bob"), LinkSign.LINK);
    assertThat(reason(wire.links().deserialize("links", new byte[] {0, 0, 0, 0, 1, 9})))
        .isEqualTo(RejectReason.CORRUPT);
    assertThat(wire.links().deserialize("links", null)).isNull();
  }

  @Test
  void half_a_name_of_ours_and_a_blocked_one_name_nobody() {
    for (String name : List.of("~DEVICE:", "~DEVICE:0000", "~EMAIL_HASH: Unknown ")) {
      assertThat(reason(link("l1", customer(name), customer("bob"), LinkSign.LINK)))
          .as(name)
          .isEqualTo(RejectReason.NO_IDENTIFIER);
      assertThat(reason(erasure("e1", name))).as(name).isEqualTo(RejectReason.NO_IDENTIFIER);
    }
  }

  @Test
  void a_stand_in_is_compared_as_the_identifier_that_it_is() {
    assertThat(link("l1", customer("~SOCIAL_HANDLE: @Ann "), customer("bob"), LinkSign.LINK))
        .extracting("command.left")
        .isEqualTo(new Party(Optional.of(IdentifierType.SOCIAL_HANDLE), "@ann"));
  }

  @Test
  void a_name_has_an_end_and_can_be_read() {
    assertThat(reason(link("l1", customer("x".repeat(1025)), customer("bob"), LinkSign.LINK)))
        .isEqualTo(RejectReason.OVERSIZED);
    assertThat(reason(erasure("e".repeat(1025), "ann"))).isEqualTo(RejectReason.OVERSIZED);
    assertThat(reason(erasure("e1", "ann\uFFFD"))).isEqualTo(RejectReason.CORRUPT);
    assertThat(reason(wire.links().deserialize("links", new byte[1_000_001])))
        .isEqualTo(RejectReason.OVERSIZED);
  }

  @Test
  void bytes_that_are_no_command_say_why() {
    byte[] good =
        wire.output(Erasure.class)
            .serializer()
            .serialize("erasures", new Erasure("e1", "ann", AT, null));

    assertThat(reason(erasureOf(java.util.Arrays.copyOf(good, good.length - 3))))
        .isEqualTo(RejectReason.TRUNCATED);
    assertThat(reason(erasureOf(new byte[] {'{'}))).isEqualTo(RejectReason.WRONG_MAGIC);
    assertThat(reason(erasureOf(new byte[0]))).isEqualTo(RejectReason.EMPTY);
    assertThat(reason(erasureOf(new byte[] {0, 9, 9, 9, 9, 9})))
        .isEqualTo(RejectReason.UNKNOWN_SCHEMA_ID);
    byte[] endless = good.clone();
    java.util.Arrays.fill(endless, 5, 13, (byte) 0xFF);
    endless[13] = 1;
    assertThat(reason(erasureOf(endless))).isEqualTo(RejectReason.CORRUPT);
  }

  private Decoded erasureOf(byte[] bytes) {
    return wire.erasures().deserialize("erasures", bytes);
  }

  private static RejectReason reason(Decoded decoded) {
    return ((Decoded.Rejected) decoded).reason();
  }

  private Decoded link(
      String id, dev.waymark.schema.Party left, dev.waymark.schema.Party right, LinkSign sign) {
    return read(wire.links(), "links", new Link(id, AT, left, right, sign, null), Link.class);
  }

  private Decoded erasure(String id, String customer) {
    return read(wire.erasures(), "erasures", new Erasure(id, customer, AT, null), Erasure.class);
  }

  private <T extends SpecificRecord> Decoded read(
      Deserializer<Decoded> reader, String topic, T record, Class<T> type) {
    return reader.deserialize(topic, wire.output(type).serializer().serialize(topic, record));
  }

  private static dev.waymark.schema.Party customer(String id) {
    return new dev.waymark.schema.Party(id, null);
  }

  private static dev.waymark.schema.Party handle(String value) {
    return new dev.waymark.schema.Party(
        null, new Identifier(dev.waymark.schema.IdentifierType.SOCIAL_HANDLE, value));
  }
}
