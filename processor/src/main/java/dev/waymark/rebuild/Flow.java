package dev.waymark.rebuild;

import dev.waymark.app.Config;
import dev.waymark.stream.Observer;
import dev.waymark.stream.Topic;
import dev.waymark.stream.WaymarkTopology;
import dev.waymark.wire.Wire;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.TopologyDescription;

/**
 * What the topology reads and keeps, as it says itself.
 *
 * @param read the names of the topics it reads
 * @param stores the names of its stores
 */
record Flow(Set<String> read, Set<String> stores) {

  static Flow of(Config config) {
    TopologyDescription described =
        WaymarkTopology.of(config.stream(1), Wire.of(config.wire()), Observer.NOBODY).describe();
    Set<String> read = new TreeSet<>();
    Set<String> stores = new TreeSet<>();
    for (TopologyDescription.Subtopology part : described.subtopologies()) {
      for (TopologyDescription.Node node : part.nodes()) {
        if (node instanceof TopologyDescription.Source source) {
          read.addAll(source.topicSet());
        } else if (node instanceof TopologyDescription.Processor processor) {
          stores.addAll(processor.stores());
        }
      }
    }
    return new Flow(read, stores);
  }

  /** The topics that bring history. */
  List<String> inputs(Config config) {
    return read.stream().filter(name -> !isInner(config, name)).toList();
  }

  /** The topics between its own parts. */
  List<String> inner(Config config) {
    return read.stream().filter(name -> isInner(config, name)).toList();
  }

  private static boolean isInner(Config config, String name) {
    return config
        .topics()
        .topic(name)
        .filter(topic -> topic.policy() == Topic.Policy.INTERNAL)
        .isPresent();
  }
}
