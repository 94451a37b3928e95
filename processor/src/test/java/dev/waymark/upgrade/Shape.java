package dev.waymark.upgrade;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A printed topology, as far as state and offsets depend on it.
 *
 * @param storePart the number of the sub-topology that each store belongs to
 * @param readPart the number of the sub-topology that reads each topic
 * @param others every other line, which says how records travel within
 */
record Shape(Map<String, Integer> storePart, Map<String, Integer> readPart, Set<String> others) {

  static Shape of(String printed) {
    Map<String, Integer> stores = new TreeMap<>();
    Map<String, Integer> read = new TreeMap<>();
    Set<String> others = new TreeSet<>();
    int part = -1;
    for (String line : printed.lines().map(String::strip).toList()) {
      if (line.startsWith("Sub-topology:")) {
        part = Integer.parseInt(line.replaceAll("\\D", ""));
      } else if (line.startsWith("Source:")) {
        for (String topic : listed(line, "topics: [")) {
          read.put(topic, part);
        }
      } else if (line.startsWith("Processor:")) {
        for (String store : listed(line, "stores: [")) {
          stores.put(store, part);
        }
        others.add(line.replaceAll(" \\(stores:.*", ""));
      } else if (!line.isEmpty()) {
        others.add(line);
      }
    }
    return new Shape(stores, read, others);
  }

  private static Set<String> listed(String line, String after) {
    int from = line.indexOf(after) + after.length();
    return Arrays.stream(line.substring(from, line.indexOf(']', from)).split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The topics that are read in one sub-topology. */
  Set<String> readWith(int part) {
    return readPart.entrySet().stream()
        .filter(entry -> entry.getValue() == part)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
