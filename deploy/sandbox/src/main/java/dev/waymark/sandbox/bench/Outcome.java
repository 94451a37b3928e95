package dev.waymark.sandbox.bench;

/**
 * What one side took for one round.
 *
 * @param wallNs from the first event in hand to the last commit
 * @param cpuNs what its process worked in that time, on all threads
 */
record Outcome(long events, long wallNs, long cpuNs) {

  double eventsPerSecond() {
    return events * 1e9 / wallNs;
  }

  double cpuSecondsPerMillion() {
    return cpuNs / 1e3 / events;
  }

  String words() {
    return events + " " + wallNs + " " + cpuNs;
  }

  static Outcome of(String words) {
    String[] parts = words.split(" ");
    return new Outcome(
        Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
  }
}
