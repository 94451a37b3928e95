package dev.waymark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

/** The image that the build makes without a Docker daemon. */
class ImageTest {

  private static final Path TAR = Path.of("..", "..", "processor", "target", "waymark-layers.tar");

  @Test
  void it_holds_the_product_and_runs_it_as_nobody_in_particular() throws IOException {
    if (!Files.exists(TAR)) {
      System.err.println("SKIPPED: there is no image to look at; mvn verify makes one");
    }
    assumeTrue(Files.exists(TAR), "the image was not built");
    Map<String, byte[]> tar = files(Files.newInputStream(TAR));
    JsonNode manifest = json(tar, "manifest.json").get(0);
    JsonNode config = json(tar, manifest.path("Config").asText()).path("config");
    Map<String, TarArchiveEntry> files = new TreeMap<>();
    for (JsonNode layer : manifest.path("Layers")) {
      byte[] bytes = tar.getOrDefault(layer.asText(), new byte[0]);
      entries(new GZIPInputStream(new ByteArrayInputStream(bytes)), files);
    }

    assertThat(manifest.path("RepoTags").toString()).matches("\\[\"waymark:\\d.*\"]");
    assertThat(config.path("User").asText()).isEqualTo("10001:10001");
    assertThat(config.path("ExposedPorts").toString()).isEqualTo("{\"8080/tcp\":{}}");
    assertThat(config.path("Volumes").has("/var/lib/waymark")).isTrue();
    assertThat(config.path("Cmd").toString()).isEqualTo("[\"run\"]");
    assertThat(config.path("Entrypoint").toString())
        .contains("\"java\"", "dev.waymark.cli.Waymark", "-XX:+ExitOnOutOfMemoryError");
    assertThat(files.keySet())
        .contains("app/classes/dev/waymark/cli/Waymark.class")
        .contains("app/resources/dev/waymark/query/board/board.html")
        .anyMatch(name -> name.matches("app/libs/kafka-streams-\\d.*\\.jar"))
        .anyMatch(name -> name.matches("app/libs/waymark-schemas-\\d.*\\.jar"))
        .noneMatch(name -> name.matches(".*(kafka_2|sandbox|junit|assertj).*"));
    assertThat(files.get("var/lib/waymark/"))
        .satisfies(folder -> assertThat(folder.getMode() & 0777).isEqualTo(0777));
  }

  private static JsonNode json(Map<String, byte[]> tar, String name) throws IOException {
    return new ObjectMapper().readTree(tar.getOrDefault(name, new byte[0]));
  }

  private static Map<String, byte[]> files(InputStream in) throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    try (TarArchiveInputStream tar = new TarArchiveInputStream(new BufferedInputStream(in))) {
      for (TarArchiveEntry at = tar.getNextEntry(); at != null; at = tar.getNextEntry()) {
        files.put(at.getName(), tar.readAllBytes());
      }
    }
    return files;
  }

  private static void entries(InputStream in, Map<String, TarArchiveEntry> entries)
      throws IOException {
    try (TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
      for (TarArchiveEntry at = tar.getNextEntry(); at != null; at = tar.getNextEntry()) {
        entries.put(at.getName(), at);
      }
    }
  }
}
