package dev.waymark.stream;

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
import java.util.Currency;
import java.util.Map;

/** The topology as Kafka Streams prints it. */
public final class TopologyText {

  private TopologyText() {}

  /** Of this version, with the standard names. */
  public static String now() {
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
            Map.of(),
            Stretch.ALL);
    return WaymarkTopology.of(rules, wire, Observer.NOBODY).describe().toString();
  }
}
