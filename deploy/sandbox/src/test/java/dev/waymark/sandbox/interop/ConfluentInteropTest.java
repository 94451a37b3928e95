package dev.waymark.sandbox.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.domain.event.EventKind;
import dev.waymark.sandbox.Sandbox;
import dev.waymark.wire.Decoded;
import dev.waymark.wire.Schemas;
import dev.waymark.wire.Wire;
import java.io.File;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OneSandbox.class)
class ConfluentInteropTest {

  private static final String THEIR_CLASSES =
      PeerProcess.testClasses() + File.pathSeparator + PeerProcess.confluentJar();

  @Test
  void what_confluent_s_serializer_writes_we_read(Sandbox sandbox) {
    Map<EventKind, TopicOfBytes> topics = new EnumMap<>(EventKind.class);
    for (EventKind kind : EventKind.values()) {
      topics.put(kind, TopicOfBytes.create(sandbox, "interop"));
    }

    peerWrites(sandbox, true, topics);

    topics.forEach(
        (kind, topic) -> assertThat(readBack(topic, kind)).isEqualTo(expected(sandbox, kind)));
  }

  @Test
  void it_writes_to_topics_whose_schemas_we_registered(Sandbox sandbox) {
    TopicOfBytes topic = TopicOfBytes.create(sandbox, "interop");
    wire(sandbox).prepare(topic.name(), Schemas.recordOf(EventKind.PURCHASE));

    peerWrites(sandbox, false, Map.of(EventKind.PURCHASE, topic));

    assertThat(readBack(topic, EventKind.PURCHASE))
        .isEqualTo(expected(sandbox, EventKind.PURCHASE));
  }

  @Test
  void what_we_write_confluent_s_deserializer_reads(Sandbox sandbox) throws Exception {
    Map<String, JsonNode> written = new HashMap<>();
    for (Class<? extends SpecificRecord> type : Samples.OUTPUTS) {
      TopicOfBytes topic = TopicOfBytes.create(sandbox, "interop");
      topic.write(sampleBytes(sandbox, topic.name(), type));
      written.put(topic.name(), Samples.printed(type));
    }

    List<String> arguments =
        new ArrayList<>(List.of("read", sandbox.bootstrapServers(), sandbox.registryUrl()));
    arguments.addAll(written.keySet());
    String printed = PeerProcess.java(THEIR_CLASSES, ConfluentPeer.class, arguments);

    assertThat(Samples.readBy(printed)).isEqualTo(written);
  }

  @Test
  void their_serde_can_be_named_by_a_setting(Sandbox sandbox) {
    String all =
        System.getProperty("java.class.path") + File.pathSeparator + PeerProcess.confluentJar();

    String printed = PeerProcess.java(all, SerdeByNamePeer.class, List.of(sandbox.registryUrl()));

    assertThat(printed.lines().filter(line -> line.contains(" -> ")))
        .containsExactly(
            "PURCHASE -> the same event",
            "SUPPORT_CONTACT -> the same event",
            "SOCIAL_MENTION -> the same event",
            "APP_INSTALL -> the same event",
            "Journey -> the same record",
            "an unknown id -> rejected as CORRUPT",
            "no registry -> outage",
            "HTTP 500 -> outage",
            "HTTP 503 -> outage",
            "HTTP 429 -> outage",
            "HTTP 401 -> outage");
  }

  private static void peerWrites(
      Sandbox sandbox, boolean registers, Map<EventKind, TopicOfBytes> topics) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "write",
                sandbox.bootstrapServers(),
                sandbox.registryUrl(),
                String.valueOf(registers)));
    topics.forEach(
        (kind, topic) -> {
          Class<? extends SpecificRecord> type = Schemas.recordOf(kind);
          arguments.add(topic.name());
          arguments.add(Samples.schema(type).toString());
          arguments.add(Samples.sample(type).toString());
        });
    PeerProcess.java(THEIR_CLASSES, ConfluentPeer.class, arguments);
  }

  private static <T extends SpecificRecord> byte[] sampleBytes(
      Sandbox sandbox, String topic, Class<T> type) {
    return wire(sandbox).output(type).serializer().serialize(topic, Samples.of(type));
  }

  private static Object readBack(TopicOfBytes topic, EventKind kind) {
    List<byte[]> values = topic.read(1);
    assertThat(values).hasSize(1);
    return event(wire(topic.sandbox()).input(kind).deserialize(topic.name(), values.get(0)));
  }

  private static Object expected(Sandbox sandbox, EventKind kind) {
    Wire wire = wire(sandbox);
    byte[] ours = wire.writer(kind).serialize("expected-" + kind, Samples.of(kind));
    Decoded decoded = wire.input(kind).deserialize("expected-" + kind, ours);
    assertThat(decoded).isInstanceOf(Decoded.Read.class);
    return event(decoded);
  }

  private static Object event(Decoded decoded) {
    return decoded instanceof Decoded.Read read ? read.event() : decoded;
  }

  private static Wire wire(Sandbox sandbox) {
    return Wire.of(SerdeByNamePeer.settings(sandbox.registryUrl()));
  }
}
