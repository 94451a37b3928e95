package dev.waymark.sandbox.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.domain.event.EventKind;
import dev.waymark.sandbox.Sandbox;
import dev.waymark.wire.Schemas;
import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OneSandbox.class)
class ConfluentInteropTest {

  private static final String THEIR_CLASSES =
      PeerProcess.testClasses() + File.pathSeparator + PeerProcess.confluentJar();

  @Test
  void what_confluent_s_serializer_writes_we_read(Sandbox sandbox) {
    Exchange exchange = new Exchange(sandbox);
    Map<EventKind, TopicOfBytes> topics = exchange.inputTopics();

    peer(sandbox, "write", "true", Exchange.orders(topics));

    exchange.assertRead(topics);
  }

  @Test
  void it_writes_to_topics_whose_schemas_we_registered(Sandbox sandbox) {
    Exchange exchange = new Exchange(sandbox);
    Map<EventKind, TopicOfBytes> topics = exchange.inputTopics();
    topics.forEach((kind, topic) -> exchange.wire().prepare(topic.name(), Schemas.recordOf(kind)));

    peer(sandbox, "write", "false", Exchange.orders(topics));

    exchange.assertRead(topics);
  }

  @Test
  void what_we_write_confluent_s_deserializer_reads(Sandbox sandbox) throws Exception {
    Map<String, JsonNode> written = new HashMap<>();
    new Exchange(sandbox)
        .writeOutputs()
        .forEach((topic, type) -> written.put(topic, Samples.printed(type)));

    String printed = peer(sandbox, "read", "false", List.copyOf(written.keySet()));

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

  private static String peer(Sandbox sandbox, String command, String registers, List<String> what) {
    List<String> arguments = new ArrayList<>();
    arguments.add(command);
    arguments.add(sandbox.bootstrapServers());
    arguments.add(sandbox.registryUrl());
    arguments.add(registers);
    arguments.addAll(what);
    return PeerProcess.java(THEIR_CLASSES, ConfluentPeer.class, arguments);
  }
}
