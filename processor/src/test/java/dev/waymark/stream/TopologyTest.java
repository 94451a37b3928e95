package dev.waymark.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TopologyTest {

  private static final Pattern GENERATED_NAME = Pattern.compile("-\\d{10}");

  @Test
  void the_printed_topology_is_the_one_that_was_reviewed() throws IOException {
    assertThat(TopologyText.now()).isEqualTo(golden());
  }

  @Test
  void no_operator_has_a_generated_name() {
    assertThat(GENERATED_NAME.matcher(TopologyText.now()).find()).isFalse();
  }

  @Test
  void a_generated_name_would_be_noticed() {
    assertThat(GENERATED_NAME.matcher("Processor: KSTREAM-MAP-0000000003").find()).isTrue();
  }

  private static String golden() throws IOException {
    try (InputStream file = TopologyTest.class.getResourceAsStream("topology.txt")) {
      return new String(
          Objects.requireNonNull(file, "topology.txt").readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
