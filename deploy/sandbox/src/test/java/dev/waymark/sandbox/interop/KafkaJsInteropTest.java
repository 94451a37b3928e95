package dev.waymark.sandbox.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.domain.event.EventKind;
import dev.waymark.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OneSandbox.class)
class KafkaJsInteropTest {

  private static final Path FOLDER = Path.of("target/interop/kafkajs");

  /** Node is not ours to bring; where it is missing, these tests say so and are skipped. */
  @BeforeAll
  static void install() throws IOException {
    Files.createDirectories(FOLDER);
    for (String file : List.of("package.json", "peer.mjs")) {
      Path source = Path.of("src/test/resources/interop").resolve(file);
      Files.copy(source, FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    try {
      PeerProcess.run(List.of("node", "--version"), FOLDER);
      PeerProcess.run(
          List.of("npm", "install", "--no-package-lock", "--ignore-scripts", "--no-audit"), FOLDER);
    } catch (RuntimeException e) {
      abort("kafkajs was not tried: Node or its packages are not to be had here: " + e);
    }
  }

  @Test
  void what_kafkajs_writes_we_read(Sandbox sandbox) {
    Exchange exchange = new Exchange(sandbox);
    Map<EventKind, TopicOfBytes> topics = exchange.inputTopics();

    peer(sandbox, "write", Exchange.orders(topics));

    exchange.assertRead(topics);
  }

  @Test
  void what_we_write_kafkajs_reads(Sandbox sandbox) throws Exception {
    var written = new Exchange(sandbox).writeOutputs();

    String printed = peer(sandbox, "read", List.copyOf(written.keySet()));

    Map<String, JsonNode> read = Samples.readBy(printed);
    assertThat(read.keySet()).isEqualTo(written.keySet());
    written.forEach(
        (topic, type) ->
            assertThat(Samples.fromJson(type, String.valueOf(read.get(topic))))
                .isEqualTo(Samples.generic(type)));
  }

  private static String peer(Sandbox sandbox, String command, List<String> what) {
    List<String> all = new ArrayList<>();
    all.addAll(List.of("node", "peer.mjs", command));
    all.addAll(List.of(sandbox.bootstrapServers(), sandbox.registryUrl()));
    all.addAll(what);
    return PeerProcess.run(all, FOLDER);
  }
}
