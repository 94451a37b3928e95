package dev.waymark.rebuild;

import dev.waymark.app.Config;
import dev.waymark.app.EngineSettings;
import dev.waymark.app.RunName;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How the settings of a run differ from those of the live work: a name, topics, time and haste. */
final class RunSettings {

  /** A commit costs a round trip, and each journey and cell goes out once in it. */
  private static final String COMMIT_INTERVAL = "2s";

  private static final String IDLE_AFTER = "2s";

  private RunSettings() {}

  /** For working off history: time ends, and nothing waits. */
  static Config hasty(Config live, RunName name, RunPlan plan, Path state, int httpPort) {
    Map<String, String> texts = own(name, plan, state, httpPort);
    Optional<Instant> given = live.settings().get(EngineSettings.CLOCK_END);
    texts.put("clock.end", plan.until().or(() -> given).orElse(plan.begun()).toString());
    texts.put("clock.idle-after", IDLE_AFTER);
    texts.put("commit.interval", COMMIT_INTERVAL);
    texts.put(
        "threads",
        Integer.toString(
            Math.max(
                live.settings().get(EngineSettings.THREADS),
                Runtime.getRuntime().availableProcessors())));
    return live.with(texts);
  }

  /** For keeping level with the live work: as it works itself. */
  static Config following(Config live, RunName name, RunPlan plan, Path state, int httpPort) {
    return live.with(own(name, plan, state, httpPort));
  }

  private static Map<String, String> own(RunName name, RunPlan plan, Path state, int httpPort) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("application.id", name.engineId());
    texts.put("application.run", "");
    name.topics().forEach((topic, called) -> texts.put("topics." + topic.key(), called));
    texts.put("registry.register", "true");
    texts.put("state.dir", state.toString());
    texts.put("http.port", Integer.toString(httpPort));
    texts.put("http.advertised", "");
    texts.put("instance.id", "");
    texts.put("history.run", name.name());
    texts.put("erasure.tells", "false");
    plan.since().ifPresent(at -> texts.put("events.since", at.toString()));
    plan.until()
        .ifPresent(
            at -> {
              texts.put("events.until", at.toString());
              texts.put("census", at.toString());
            });
    return texts;
  }
}
