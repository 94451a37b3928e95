package dev.waymark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxTest {

  private static final String SCHEMA = "{\"schema\":\"\\\"string\\\"\"}";

  @TempDir Path folder;

  @Test
  void a_schema_keeps_its_id_and_its_rule_over_a_restart() throws Exception {
    String id;
    try (Sandbox sandbox = Sandbox.start(StateFolder.at(folder))) {
      sandbox.registry().require(Registry.Compatibility.FULL_TRANSITIVE, "notes-value");
      id = call(post(sandbox.registryUrl() + "/subjects/notes-value/versions", SCHEMA));
    }

    try (Sandbox sandbox = Sandbox.start(StateFolder.at(folder))) {
      String url = sandbox.registryUrl();
      assertThat(id).contains("\"id\":");
      assertThat(call(post(url + "/subjects/notes-value", SCHEMA)))
          .contains(id.replaceAll("[{}]", ""));
      assertThat(call(get(url + "/config/notes-value"))).contains("FULL_TRANSITIVE");
      assertThat(call(get(url + "/config"))).contains("BACKWARD_TRANSITIVE");
    }
  }

  @Test
  void nothing_of_a_temporary_sandbox_is_left() {
    Sandbox sandbox = Sandbox.start(StateFolder.temporary());
    ProcessHandle registry = sandbox.registry().handle();

    sandbox.close();

    assertThat(registry.isAlive()).isFalse();
    assertThat(Files.exists(sandbox.folder().path())).isFalse();
  }

  @Test
  void a_taken_registry_port_is_named_and_stops_the_broker_too() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int taken = other.getLocalPort();
      StateFolder temporary = StateFolder.temporary();

      assertThatThrownBy(() -> Sandbox.start(temporary, 0, taken))
          .hasMessage("port " + taken + " is taken: the registry needs a free port on 127.0.0.1");
      assertThat(Files.exists(temporary.path())).isFalse();
    }
  }

  @Test
  void a_child_ends_with_its_parents_pipe() throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx16m",
                "-cp",
                System.getProperty("java.class.path"),
                ChildMain.class.getName(),
                NeverEnds.class.getName())
            .start();

    child.getOutputStream().close();

    assertThat(child.waitFor()).isZero();
  }

  private static HttpRequest post(String url, String body) {
    return HttpRequest.newBuilder(URI.create(url))
        .header("Content-Type", "application/vnd.schemaregistry.v1+json")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private static HttpRequest get(String url) {
    return HttpRequest.newBuilder(URI.create(url)).build();
  }

  private static String call(HttpRequest request) throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
