package dev.waymark.wire;

import static dev.waymark.domain.event.EventKind.PURCHASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.domain.event.EventKind;
import dev.waymark.schema.Purchase;
import java.net.ConnectException;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SerdeByNameTest {

  private final Reading own = new Reading();

  @ParameterizedTest
  @EnumSource
  void another_serde_yields_the_same_event(EventKind kind) {
    Wire wire = wire(Schemas.recordOf(kind));
    SpecificRecord value = Records.of(kind);

    byte[] bytes = wire.writer(kind).serialize("topic", value);
    Decoded decoded = wire.input(kind).deserialize("topic", bytes);

    assertThat(decoded).isInstanceOf(Decoded.Read.class);
    assertThat(decoded).extracting("event").isEqualTo(event(own.read(kind, value)));
    assertThat(decoded.original()).isSameAs(bytes);
  }

  @Test
  void its_generic_records_become_ours() {
    Serde<Purchase> purchases = wire(Purchase.class).output(Purchase.class);

    byte[] bytes = purchases.serializer().serialize("topic", Records.purchase());

    assertThat(purchases.deserializer().deserialize("topic", bytes)).isEqualTo(Records.purchase());
  }

  @Test
  void the_same_rules_hold() {
    Purchase purchase = Records.purchase();
    purchase.setCurrency("SEK");
    Wire wire = wire(Purchase.class);

    Decoded decoded =
        wire.input(PURCHASE).deserialize("t", wire.writer(PURCHASE).serialize("t", purchase));

    assertThat(decoded).extracting("reason").isEqualTo(RejectReason.OTHER_CURRENCY);
  }

  @Test
  void what_it_cannot_read_is_corrupt() {
    assertThat(wire(Purchase.class).input(PURCHASE).deserialize("t", new byte[] {9, 9}))
        .extracting("reason")
        .isEqualTo(RejectReason.CORRUPT);
  }

  @Test
  void nothing_and_too_much_are_rejected_without_asking_it() {
    assertThat(wire(Purchase.class).input(PURCHASE).deserialize("t", null))
        .extracting("reason")
        .isEqualTo(RejectReason.EMPTY);
    assertThat(wire(Purchase.class).input(PURCHASE).deserialize("t", new byte[10_001]))
        .extracting("reason")
        .isEqualTo(RejectReason.OVERSIZED);
  }

  @Test
  void a_record_of_another_topic_is_the_wrong_schema() {
    Wire wire = wire(dev.waymark.schema.AppInstall.class);
    byte[] bytes = wire.writer(EventKind.APP_INSTALL).serialize("t", Records.install());

    assertThat(wire.input(PURCHASE).deserialize("t", bytes))
        .extracting("reason")
        .isEqualTo(RejectReason.WRONG_SCHEMA);
  }

  @Test
  void a_class_that_is_not_there_is_named() {
    Wire wire = Wire.of(Reading.settings().withSerde("com.example.NoSerde", Map.of()));

    assertThatThrownBy(() -> wire.input(PURCHASE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("com.example.NoSerde");
  }

  @Test
  void a_registry_that_its_serde_cannot_reach_is_an_outage() {
    assertThat(Outages.isOne(new SerializationException("x", new ConnectException()))).isTrue();
    assertThat(Outages.isOne(new TimeoutException("x"))).isTrue();
    assertThat(Outages.isOne(new SerializationException("x", new java.io.EOFException())))
        .isFalse();
  }

  private static Wire wire(Class<? extends SpecificRecord> type) {
    Map<String, Object> settings = Map.of("schema", Schemas.of(type).toString());
    return Wire.of(Reading.settings().withSerde(PlainAvroSerde.class.getName(), settings));
  }

  private static Object event(Decoded decoded) {
    return ((Decoded.Read) decoded).event();
  }
}
