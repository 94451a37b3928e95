package dev.waymark.wire;

import dev.waymark.wire.SchemaRegistry.Entry;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Asks a registry for schema 7 with the trust store of its JVM; a process of its own has one. */
public final class TlsPeer {

  private TlsPeer() {}

  public static void main(String[] url) {
    SchemaRegistry registry =
        new HttpRegistry(
            new RegistrySettings(
                List.of(URI.create(url[0])),
                new RegistryAuth.Anonymous(),
                Duration.ofSeconds(20),
                Duration.ofMillis(50),
                Duration.ofMillis(20)));
    try {
      System.out.println(registry.schema(7) instanceof Entry.Known ? "ANSWER known" : "ANSWER no");
    } catch (RegistryOutage e) {
      System.out.println("ANSWER outage: " + e.getMessage());
    }
  }
}
