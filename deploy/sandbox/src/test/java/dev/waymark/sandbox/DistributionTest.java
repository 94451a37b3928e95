package dev.waymark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is given away: the jar, the list of what is in it, the checksums of both. */
class DistributionTest {

  private static final Path TARGET = Path.of("..", "..", "processor", "target");
  private static final Path SBOM = TARGET.resolve("waymark-sbom.json");
  private static final Path SUMS = TARGET.resolve("SHA256SUMS");

  @Test
  void the_checksums_are_those_of_the_files() throws Exception {
    requireBuilt();
    List<String> lines = Files.readAllLines(SUMS);

    assertThat(lines).hasSize(2);
    for (String line : lines) {
      String[] parts = line.split(" {2}");
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(TARGET.resolve(parts[1])));
      assertThat(parts[0]).as(parts[1]).isEqualTo(HexFormat.of().formatHex(digest));
    }
  }

  @Test
  void the_list_of_parts_names_all_that_is_in_the_jar_with_licence_and_checksum()
      throws IOException {
    requireBuilt();
    JsonNode sbom = new ObjectMapper().readTree(SBOM.toFile());
    Set<String> listed = new TreeSet<>();
    for (JsonNode part : sbom.path("components")) {
      listed.add(part.path("group").asText() + ":" + part.path("name").asText());
      assertThat(part.path("purl").asText()).startsWith("pkg:maven/");
      assertThat(part.path("hashes").findValuesAsText("alg"))
          .as(part.path("name").asText())
          .contains("SHA-256");
    }

    assertThat(sbom.path("bomFormat").asText()).isEqualTo("CycloneDX");
    assertThat(listed)
        .containsAll(inTheJar())
        .noneMatch(name -> name.matches(".*(junit|assertj|archunit|kafka_2).*"));
  }

  @Test
  void nothing_in_the_jar_is_younger_than_the_build_says() throws IOException {
    requireBuilt();
    try (JarFile jar = new JarFile(TARGET.resolve("waymark.jar").toFile())) {
      Set<Long> ours =
          jar.stream()
              .filter(entry -> entry.getName().startsWith("dev/waymark/"))
              .filter(entry -> !entry.isDirectory())
              .map(JarEntry::getTime)
              .collect(Collectors.toSet());

      assertThat(ours).hasSize(1);
    }
  }

  /**
   * The jar of the sentiment lexicon has this one within itself and does not say so, so that no
   * tool that reads dependencies can list it.
   */
  private static final String WITHIN_ANOTHER = "commons-lang:commons-lang";

  /** What Maven's own descriptions in the jar say that it is made of. */
  private static Set<String> inTheJar() throws IOException {
    try (JarFile jar = new JarFile(TARGET.resolve("waymark.jar").toFile())) {
      Set<String> parts =
          jar.stream()
              .map(entry -> entry.getName().split("/"))
              .filter(path -> path.length == 5 && path[1].equals("maven"))
              .filter(path -> path[4].equals("pom.properties"))
              .map(path -> path[2] + ":" + path[3])
              .filter(part -> !part.endsWith(":waymark-processor"))
              .filter(part -> !part.equals(WITHIN_ANOTHER))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(parts).hasSizeGreaterThan(5);
      return parts;
    }
  }

  private static void requireBuilt() {
    boolean isBuilt = Files.exists(SBOM) && Files.exists(SUMS);
    if (!isBuilt) {
      System.err.println("SKIPPED: there is no distribution to look at; mvn verify makes one");
    }
    assumeTrue(isBuilt, "the distribution was not built");
  }
}
