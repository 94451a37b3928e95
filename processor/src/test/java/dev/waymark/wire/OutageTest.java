package dev.waymark.wire;

import static dev.waymark.domain.event.EventKind.PURCHASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.schema.Kpi;
import dev.waymark.schema.Purchase;
import java.time.Instant;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutageTest {

  private final FakeRegistry server = new FakeRegistry();
  private final Wire wire =
      Wire.of(
          WireSettings.of(
              HttpRegistryTest.settings(new RegistryAuth.Anonymous(), server.url("")),
              false,
              Reading.RULES));
  private final Deserializer<Decoded> purchases = wire.input(PURCHASE);
  private final byte[] value = purchase(7);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void known_ids_live_on() {
    server.on("GET /schemas/ids/7", Schemas.of(Purchase.class));
    assertThat(purchases.deserialize("purchases", value)).isInstanceOf(Decoded.Read.class);

    server.close();

    assertThat(purchases.deserialize("purchases", value)).isInstanceOf(Decoded.Read.class);
  }

  @Test
  void an_unknown_id_waits_and_then_says_so_but_is_never_rejected() {
    server.on("GET /schemas/ids/7", 503, "");

    assertThatThrownBy(() -> purchases.deserialize("purchases", value))
        .isInstanceOf(RegistryOutage.class);
    assertThat(server.asked()).hasSizeGreaterThan(1);
  }

  @Test
  void nothing_is_remembered_of_an_outage() {
    server.on("GET /schemas/ids/7", 401, "").on("GET /schemas/ids/7", Schemas.of(Purchase.class));
    assertThatThrownBy(() -> purchases.deserialize("purchases", value))
        .isInstanceOf(RegistryOutage.class);

    assertThat(purchases.deserialize("purchases", value)).isInstanceOf(Decoded.Read.class);
  }

  @Test
  void no_server_at_all_is_an_outage() {
    server.close();

    assertThatThrownBy(() -> purchases.deserialize("purchases", value))
        .isInstanceOf(RegistryOutage.class)
        .hasMessageContaining("cannot be reached");
  }

  @Test
  void a_thread_that_is_stopped_stops_asking() {
    server.on("GET /schemas/ids/7", 503, "");
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> purchases.deserialize("purchases", value))
        .isInstanceOf(RegistryOutage.class)
        .hasMessageContaining("stopped");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void outputs_whose_id_is_known_are_written_on() {
    server.on("POST /subjects/waymark.kpis-value", Schemas.of(Kpi.class));
    wire.prepare("waymark.kpis", Kpi.class);
    server.close();

    Serializer<Kpi> kpis = wire.output(Kpi.class).serializer();

    assertThat(kpis.serialize("waymark.kpis", kpi())).startsWith(0, 0, 0, 0, 7);
  }

  private static byte[] purchase(int id) {
    byte[] bytes = new Reading().bytes(PURCHASE, Records.purchase());
    bytes[4] = (byte) id;
    return bytes;
  }

  private static Kpi kpi() {
    Kpi.Builder kpi = Kpi.newBuilder().setKpi("orders").setGrain(dev.waymark.schema.Grain.NOW);
    return kpi.setCount(1)
        .setAmount(2)
        .setCurrency("EUR")
        .setRevision(1)
        .setAsOf(Instant.EPOCH)
        .setComplete(true)
        .setDefinitionVersion(1)
        .build();
  }
}
