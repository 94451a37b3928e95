package dev.waymark.sandbox.soak;

import dev.waymark.app.Config;
import dev.waymark.sandbox.rig.Instance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One instance under its lasting name, and the lives it has had. */
final class Member implements AutoCloseable {

  private final String name;
  private final Path folder;
  private final Instance instance;
  private final List<Life> lives = new ArrayList<>();
  private volatile boolean works;

  /**
   * @param heap its heap, all of which it takes at once: what grows then is not the heap
   */
  Member(Site site, Config config, String heap, String name) {
    this.name = name;
    this.folder = site.made(name);
    List<String> options =
        List.of(
            "-Xms" + heap,
            "-Xmx" + heap,
            "-XX:+UseSerialGC",
            "-XX:+AlwaysPreTouch",
            "-Xlog:gc:file=" + Vitals.COLLECTIONS,
            "--enable-native-access=ALL-UNNAMED");
    this.instance = new Instance(folder, options, config, name);
  }

  void start() {
    instance.start();
    synchronized (lives) {
      lives.add(new Life(name + "." + (lives.size() + 1)));
    }
    works = true;
  }

  /** Stops it as an operator does; false where it had to be killed. */
  boolean stop() {
    works = false;
    return instance.stop();
  }

  /** Whether it is meant to work. */
  boolean works() {
    return works;
  }

  boolean isReady() {
    return works && instance.isReady();
  }

  /** Starts it again where it gave up by itself. */
  void keepUp() {
    if (works) {
      instance.keepUp();
    }
  }

  /** What it said each time when it gave up by itself. */
  List<String> gaveUp() {
    return instance.gaveUp();
  }

  /** Reads what it needs now, while it works. */
  void read(long nowMs) {
    if (works) {
      Vitals.of(instance, folder, nowMs).ifPresent(life()::add);
    }
  }

  /** The life it leads, or led last. */
  Life life() {
    synchronized (lives) {
      return lives.get(lives.size() - 1);
    }
  }

  List<Life> lives() {
    synchronized (lives) {
      return List.copyOf(lives);
    }
  }

  @Override
  public String toString() {
    return name;
  }

  @Override
  public void close() {
    instance.close();
  }
}
