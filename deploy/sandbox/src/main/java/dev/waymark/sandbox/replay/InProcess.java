package dev.waymark.sandbox.replay;

import dev.waymark.app.Config;
import dev.waymark.app.Failure;
import dev.waymark.app.Running;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams.State;

/** One instance in this process. */
record InProcess(Running running) implements Instances {

  static InProcess start(Config config) {
    return new InProcess(Running.start(config.with(Map.of("http.port", "0"))));
  }

  @Override
  public void requireAlive() {
    State state = running.streams().state();
    if (state == State.ERROR || state == State.NOT_RUNNING) {
      throw new Failure("Waymark has stopped; its log says why");
    }
  }

  @Override
  public void close() {
    running.close();
  }
}
