package dev.waymark.metrics;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** The few numbers about the virtual machine that boards need. */
final class MachineNumbers {

  private static final double MS_PER_SECOND = 1e3;
  private static final double NS_PER_SECOND = 1e9;

  private MachineNumbers() {}

  static void showIn(Measured measured) {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    measured.show(Metric.MEMORY_USED, "heap", () -> memory.getHeapMemoryUsage().getUsed());
    measured.show(Metric.MEMORY_USED, "nonheap", () -> memory.getNonHeapMemoryUsage().getUsed());
    measured.show(Metric.MEMORY_MAX, "heap", () -> memory.getHeapMemoryUsage().getMax());
    measured.show(Metric.GARBAGE_SECONDS, MachineNumbers::garbageSeconds);
    measured.show(Metric.THREADS, () -> ManagementFactory.getThreadMXBean().getThreadCount());
    measured.show(Metric.CPU_SECONDS, MachineNumbers::cpuSeconds);
    measured.show(
        Metric.STARTED, () -> ManagementFactory.getRuntimeMXBean().getStartTime() / MS_PER_SECOND);
  }

  private static double garbageSeconds() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
            .mapToLong(GarbageCollectorMXBean::getCollectionTime)
            .filter(ms -> ms > 0)
            .sum()
        / MS_PER_SECOND;
  }

  private static double cpuSeconds() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime() / NS_PER_SECOND
        : 0;
  }
}
