package dev.waymark.sandbox.replay;

import dev.waymark.app.Config;
import dev.waymark.app.ConnectionSettings;
import dev.waymark.app.Layer;
import dev.waymark.ingest.Mapping;
import dev.waymark.sandbox.Sandbox;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/** Replays in a sandbox that others use as well: each has topics of its own. */
record Replays(Sandbox sandbox) {

  static final Delivery IN_ORDER = new Delivery(OptionalLong.empty(), 0);

  private static final AtomicInteger RUNS = new AtomicInteger();

  /** Replays one file with some settings, by one instance in this process. */
  Tables replay(Path file, Optional<Mapping> mapping, Instant until, Map<String, String> settings) {
    History history = History.read(List.of(file), mapping, until);
    Replay replay = new Replay(config(history, until, settings), until, true);
    return new Tables(replay.run(history, IN_ORDER, 1, ended -> {}));
  }

  Config config(History history, Instant until, Map<String, String> settings) {
    String name = "replay-" + RUNS.incrementAndGet();
    Map<String, String> own = new LinkedHashMap<>(ReplaySettings.imposed(sandbox, until));
    own.put("application.id", name);
    own.put("state.dir", sandbox.folder().path().resolve(name).toString());
    ConnectionSettings.TOPIC_NAMES.forEach(
        (topic, setting) -> own.put(setting.key(), name + "." + topic.standardName()));
    own.putAll(settings);
    return Config.of(
        List.of(
            new Layer("default", ReplaySettings.defaults(history)), new Layer("the test", own)));
  }
}
