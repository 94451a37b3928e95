package dev.waymark.sandbox.bench;

import java.lang.management.ManagementFactory;

/** Wall time and processor time of this process since it was started. */
final class Stopwatch {

  private final long wallNs = System.nanoTime();
  private final long cpuNs = cpuNs();

  Outcome stop(long events) {
    return new Outcome(events, System.nanoTime() - wallNs, cpuNs() - cpuNs);
  }

  private static long cpuNs() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
