package dev.waymark.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.identity.IdentityRules;
import dev.waymark.domain.kit.TestRules;
import dev.waymark.wire.BlockedNames;
import dev.waymark.wire.Classification;
import dev.waymark.wire.InputRules;
import dev.waymark.wire.MemoryRegistry;
import dev.waymark.wire.RegistryAuth;
import dev.waymark.wire.RegistrySettings;
import dev.waymark.wire.Wire;
import dev.waymark.wire.WireSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TopologyTest {

  private static final Pattern GENERATED_NAME = Pattern.compile("-\\d{10}");

  @Test
  void the_printed_topology_is_the_one_that_was_reviewed() throws IOException {
    assertThat(printed()).isEqualTo(golden());
  }

  @Test
  void no_operator_has_a_generated_name() {
    assertThat(GENERATED_NAME.matcher(printed()).find()).isFalse();
  }

  @Test
  void a_generated_name_would_be_noticed() {
    assertThat(GENERATED_NAME.matcher("Processor: KSTREAM-MAP-0000000003").find()).isTrue();
  }

  private static String printed() {
    InputRules inputs =
        new InputRules(
            Currency.getInstance("USD"), 1_000_000, BlockedNames.USUAL, Classification.PLAIN);
    RegistrySettings nowhere =
        RegistrySettings.at("http://127.0.0.1:1", new RegistryAuth.Anonymous());
    Wire wire = Wire.over(new MemoryRegistry(), WireSettings.of(nowhere, true, inputs));
    StreamRules rules =
        new StreamRules(
            TestRules.standard().build(),
            IdentityRules.DEFAULT,
            new ErasureRules("a key for this test", false, true),
            Topics.standard(),
            4,
            4,
            1,
            300_000,
            10_000,
            Long.MAX_VALUE,
            1 << 20,
            Map.of());
    return WaymarkTopology.of(rules, wire, Observer.NOBODY).describe().toString();
  }

  private static String golden() throws IOException {
    try (InputStream file = TopologyTest.class.getResourceAsStream("topology.txt")) {
      return new String(
          Objects.requireNonNull(file, "topology.txt").readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
