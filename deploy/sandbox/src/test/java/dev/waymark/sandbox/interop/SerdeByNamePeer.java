package dev.waymark.sandbox.interop;

import com.sun.net.httpserver.HttpServer;
import dev.waymark.domain.event.EventKind;
import dev.waymark.schema.Journey;
import dev.waymark.wire.BlockedNames;
import dev.waymark.wire.Classification;
import dev.waymark.wire.Decoded;
import dev.waymark.wire.InputRules;
import dev.waymark.wire.RegistryAuth;
import dev.waymark.wire.RegistryOutage;
import dev.waymark.wire.RegistrySettings;
import dev.waymark.wire.Wire;
import dev.waymark.wire.WireSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Currency;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;

/**
 * Waymark's wire with Confluent's genuine serde, named by a setting, against a real registry. It
 * runs in a process of its own, for the genuine classes come with those of another Kafka.
 */
public final class SerdeByNamePeer {

  private SerdeByNamePeer() {}

  /** {@code REGISTRY}. */
  public static void main(String[] args) throws IOException {
    Wire own = Wire.of(settings(args[0]));
    Wire theirs = Wire.of(byName(args[0]));
    for (EventKind kind : EventKind.values()) {
      String topic = "by-name-" + kind;
      byte[] value = theirs.writer(kind).serialize(topic, Samples.of(kind));
      Object byThem = event(theirs.input(kind).deserialize(topic, value));
      Object byUs = event(own.input(kind).deserialize(topic, value));
      System.out.println(kind + " -> " + (byThem.equals(byUs) ? "the same event" : byThem));
    }
    Serde<Journey> journeys = theirs.output(Journey.class);
    Journey journey = Samples.of(Journey.class);
    byte[] written = journeys.serializer().serialize("by-name-journeys", journey);
    Journey read = journeys.deserializer().deserialize("by-name-journeys", written);
    System.out.println("Journey -> " + (journey.equals(read) ? "the same record" : read));
    printTroubles(theirs);
  }

  private static void printTroubles(Wire theirs) throws IOException {
    System.out.println("an unknown id -> " + endOf(theirs));
    System.out.println("no registry -> " + endOf(Wire.of(byName("http://127.0.0.1:1"))));
    for (int status : new int[] {500, 503, 429, 401}) {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", exchange -> exchange.sendResponseHeaders(status, -1));
      server.start();
      String url = "http://127.0.0.1:" + server.getAddress().getPort();
      System.out.println("HTTP " + status + " -> " + endOf(Wire.of(byName(url))));
      server.stop(0);
    }
  }

  /** What becomes of a record whose schema id nobody has met. */
  private static String endOf(Wire wire) {
    byte[] value = {0, 0x0A, 0, 0, 0, 2, 2, 2};
    try {
      Decoded decoded = wire.input(EventKind.PURCHASE).deserialize("by-name-PURCHASE", value);
      return decoded instanceof Decoded.Rejected rejected
          ? "rejected as " + rejected.reason()
          : "read";
    } catch (RegistryOutage e) {
      return "outage";
    }
  }

  private static Object event(Decoded decoded) {
    return decoded instanceof Decoded.Read read ? read.event() : decoded;
  }

  private static WireSettings byName(String registry) {
    return settings(registry)
        .withSerde(
            ConfluentSerde.class.getName(),
            Map.of(
                "schema.registry.url", registry,
                "auto.register.schemas", "true",
                "avro.remove.java.properties", "true",
                "max.retries", "0"));
  }

  static WireSettings settings(String registry) {
    return WireSettings.of(
        RegistrySettings.at(registry, new RegistryAuth.Anonymous()),
        true,
        new InputRules(
            Currency.getInstance("EUR"), 100_000, BlockedNames.USUAL, Classification.PLAIN));
  }
}
