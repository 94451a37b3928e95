package dev.waymark.sandbox.soak;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.app.Config;
import dev.waymark.sandbox.Feed;
import dev.waymark.sandbox.simulator.Delivery;
import dev.waymark.sandbox.simulator.EventDelivery;
import dev.waymark.stream.Topic;
import dev.waymark.wire.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** Sends the generations at a steady rate, and says in the end how many records of each topic. */
final class Supply {

  private static final long LOOK_EVERY_NS = 5_000_000;

  private final Site site;
  private final Generations generations;
  private final Map<String, Long> sent = new TreeMap<>();

  Supply(Site site, Generations generations) {
    this.site = site;
    this.generations = generations;
  }

  /** Sends until it is enough, and waits until all has arrived. */
  void send(int perSecond) throws IOException {
    Config config = site.config("256MB", "32MB");
    try (Feed feed = new Feed(config, Wire.of(config.wire()))) {
      long startNs = System.nanoTime();
      long count = 0;
      while (!Files.exists(site.enough())) {
        LockSupport.parkNanos(LOOK_EVERY_NS);
        long due = (long) ((System.nanoTime() - startNs) / 1e9 * perSecond);
        // What could not be sent in time is sent later, a little at a time: the file may be there.
        long until = Math.min(due, count + perSecond);
        for (; count < until; count++) {
          Delivery delivery = generations.next();
          feed.send(delivery);
          sent.merge(topic(delivery).key(), 1L, Long::sum);
        }
      }
      feed.flush();
    }
    new ObjectMapper().writeValue(site.supplied().toFile(), sent);
  }

  private static Topic topic(Delivery delivery) {
    return delivery instanceof EventDelivery told ? Topic.of(told.event().kind()) : Topic.LINKS;
  }
}
