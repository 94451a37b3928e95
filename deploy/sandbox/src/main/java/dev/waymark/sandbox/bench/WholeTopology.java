package dev.waymark.sandbox.bench;

import dev.waymark.app.Config;
import dev.waymark.app.ConnectionSettings;
import dev.waymark.app.Running;
import dev.waymark.sandbox.Lag;
import dev.waymark.stream.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;

/** The product as it is, with one thread and exactly-once. */
final class WholeTopology implements Side {

  private static final long LOOK_EVERY_NS = 20_000_000L;

  private final Load load;

  WholeTopology(Load load) {
    this.load = load;
  }

  @Override
  public Outcome run(String round) {
    Config config = load.config(round);
    try (Admin admin = Admin.create(config.client());
        Running running = Running.start(config)) {
      Lag input = lag(admin, config, Topic.inputs());
      Lag all = lag(admin, config, readTopics());
      if (!running.awaitReady()) {
        throw new IllegalStateException("the topology did not start; its log says why");
      }
      Stopwatch watch = new Stopwatch();
      awaitNone(input, running);
      // What the last commit of events sent on is seen only now, so it is waited for after it.
      awaitNone(all, running);
      return watch.stop(load.events());
    }
  }

  private static void awaitNone(Lag lag, Running running) {
    while (lag.records() > 0) {
      if (!running.streams().state().isRunningOrRebalancing()) {
        throw new IllegalStateException("the topology has stopped; its log says why");
      }
      LockSupport.parkNanos(LOOK_EVERY_NS);
    }
  }

  private static Lag lag(Admin admin, Config config, List<Topic> topics) {
    return Lag.of(
        admin,
        config.settings().get(ConnectionSettings.APPLICATION_ID),
        topics.stream().map(config.topics()::name).toList());
  }

  private static List<Topic> readTopics() {
    List<Topic> topics = new ArrayList<>(Topic.inputs());
    topics.add(Topic.BY_IDENTIFIER);
    topics.add(Topic.BY_CUSTOMER);
    topics.add(Topic.CONTRIBUTIONS);
    return topics;
  }
}
