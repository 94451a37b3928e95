package dev.waymark.sandbox.replay;

import dev.waymark.app.LifecycleSettings;
import dev.waymark.sandbox.Sandbox;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** How the settings of a replay differ from those of everyday work. */
final class ReplaySettings {

  private ReplaySettings() {}

  /** What holds where nobody says otherwise; the only currency of the files is the reported one. */
  static Map<String, String> defaults(History history) {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("clock.idle-after", "3s");
    defaults.put("commit.interval", "500ms");
    defaults.put("kpi.retention.minute", "0");
    defaults.put("kpi.retention.hour", "0");
    Set<String> currencies = history.currencies();
    if (currencies.size() == 1) {
      defaults.put(LifecycleSettings.CURRENCY.key(), currencies.iterator().next());
    }
    return defaults;
  }

  /** What makes it a replay: nobody may say otherwise. */
  static Map<String, String> imposed(Sandbox sandbox, Instant until) {
    Map<String, String> imposed = new LinkedHashMap<>();
    imposed.put("bootstrap.servers", sandbox.bootstrapServers());
    imposed.put("registry.url", sandbox.registryUrl());
    imposed.put("registry.auth", "none");
    imposed.put("registry.register", "true");
    imposed.put("topics.replication", "1");
    imposed.put("state.dir", sandbox.folder().path().resolve("streams").toString());
    imposed.put("http.port", "0");
    imposed.put("clock.end", until.toString());
    imposed.put("census", until.toString());
    return imposed;
  }
}
