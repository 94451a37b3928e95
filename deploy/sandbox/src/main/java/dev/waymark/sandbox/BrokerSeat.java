package dev.waymark.sandbox;

import java.util.ArrayList;
import java.util.List;

/**
 * The place of one broker among those that belong together.
 *
 * @param node its number, from 1
 * @param port where clients reach it
 * @param controllers the ports on which the brokers agree with one another, in the order of nodes
 */
public record BrokerSeat(int node, int port, List<Integer> controllers) {

  private static final String HOST = "127.0.0.1:";

  public BrokerSeat {
    controllers = List.copyOf(controllers);
    if (node < 1 || node > controllers.size()) {
      throw new IllegalArgumentException(
          "node is " + node + ": it must be 1 to " + controllers.size());
    }
  }

  /** Of the words that {@link #words} gives. */
  static BrokerSeat of(List<String> words) {
    List<Integer> numbers = words.stream().map(Integer::valueOf).toList();
    return new BrokerSeat(numbers.get(0), numbers.get(1), numbers.subList(2, numbers.size()));
  }

  /** The seat as arguments of a process. */
  public List<String> words() {
    List<String> words = new ArrayList<>(List.of(Integer.toString(node), Integer.toString(port)));
    controllers.forEach(controller -> words.add(Integer.toString(controller)));
    return words;
  }

  /** Where clients reach it: host and port. */
  public String address() {
    return HOST + port;
  }

  boolean isAlone() {
    return controllers.size() == 1;
  }

  String controller() {
    return HOST + controllers.get(node - 1);
  }

  String voters() {
    List<String> voters = new ArrayList<>();
    for (int other = 1; other <= controllers.size(); other++) {
      voters.add(other + "@" + HOST + controllers.get(other - 1));
    }
    return String.join(",", voters);
  }
}
