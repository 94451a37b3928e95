package dev.waymark.sandbox.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.event.EventKind;
import dev.waymark.sandbox.Sandbox;
import dev.waymark.wire.Decoded;
import dev.waymark.wire.Schemas;
import dev.waymark.wire.Wire;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** Samples that a peer and we write for one another, each on a topic of its own. */
record Exchange(Sandbox sandbox) {

  Map<EventKind, TopicOfBytes> inputTopics() {
    Map<EventKind, TopicOfBytes> topics = new EnumMap<>(EventKind.class);
    for (EventKind kind : EventKind.values()) {
      topics.put(kind, TopicOfBytes.create(sandbox, "interop"));
    }
    return topics;
  }

  /** What a peer has to write, as arguments: topic, schema and sample of each kind. */
  static List<String> orders(Map<EventKind, TopicOfBytes> topics) {
    List<String> arguments = new ArrayList<>();
    topics.forEach(
        (kind, topic) -> {
          Class<? extends SpecificRecord> type = Schemas.recordOf(kind);
          arguments.add(topic.name());
          arguments.add(Samples.schema(type).toString());
          arguments.add(Samples.sample(type).toString());
        });
    return arguments;
  }

  /** We read what the peer wrote as if we had written it ourselves. */
  void assertRead(Map<EventKind, TopicOfBytes> topics) {
    topics.forEach(
        (kind, topic) -> {
          List<byte[]> values = topic.read(1);
          assertThat(values).hasSize(1);
          assertThat(event(kind, values.get(0))).isEqualTo(event(kind, ours(kind)));
        });
  }

  /** Writes the sample of every output, and says which topic has which. */
  Map<String, Class<? extends SpecificRecord>> writeOutputs() throws Exception {
    Map<String, Class<? extends SpecificRecord>> written = new LinkedHashMap<>();
    for (Class<? extends SpecificRecord> type : Samples.OUTPUTS) {
      TopicOfBytes topic = TopicOfBytes.create(sandbox, "interop");
      topic.write(bytes(topic.name(), type));
      written.put(topic.name(), type);
    }
    return written;
  }

  Wire wire() {
    return Wire.of(SerdeByNamePeer.settings(sandbox.registryUrl()));
  }

  private byte[] ours(EventKind kind) {
    return wire().writer(kind).serialize("expected-" + kind, Samples.of(kind));
  }

  private Object event(EventKind kind, byte[] value) {
    Decoded decoded = wire().input(kind).deserialize("any", value);
    assertThat(decoded).isInstanceOf(Decoded.Read.class);
    return ((Decoded.Read) decoded).event();
  }

  private <T extends SpecificRecord> byte[] bytes(String topic, Class<T> type) {
    return wire().output(type).serializer().serialize(topic, Samples.of(type));
  }
}
