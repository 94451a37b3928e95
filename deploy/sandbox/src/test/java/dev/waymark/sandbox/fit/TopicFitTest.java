package dev.waymark.sandbox.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.app.Config;
import dev.waymark.app.ConnectionSettings;
import dev.waymark.app.Layer;
import dev.waymark.sandbox.Sandbox;
import dev.waymark.sandbox.SandboxConfig;
import dev.waymark.sandbox.interop.OneSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is fitted from topics is what is fitted from the files that went onto them. */
@ExtendWith(OneSandbox.class)
class TopicFitTest {

  private static final String UNTIL = "2024-10-01T00:00:00Z";

  @TempDir private Path folder;

  private final Sandbox sandbox;

  TopicFitTest(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  @Test
  void topics_teach_the_same_as_the_files_that_were_sent_twice() throws IOException {
    Path shop = Shop.write(folder.resolve("shop.csv"), 400, 300);
    Config config = config("fit-full");
    SandboxConfig.createTopics(config);
    for (int times = 0; times < 2; times++) {
      assertThat(run(config, "import", shop.toString()).code()).isZero();
    }

    Command topics = run(config, "fit", "--from-topics", "--until", UNTIL, "--out", out("topics"));
    Command files =
        run(config, "fit", "--from", shop.toString(), "--until", UNTIL, "--out", out("files"));

    assertThat(topics.code()).as(topics.said()).isZero();
    assertThat(files.code()).as(files.said()).isZero();
    assertThat(rules("topics"))
        .isEqualTo(rules("files"))
        .contains("rules.version: \"fit-2024-10-01-");
  }

  @Test
  void topics_that_are_not_there_are_named() {
    Command fit =
        run(config("fit-empty"), "fit", "--from-topics", "--until", UNTIL, "--out", out("none"));
    assertThat(fit)
        .isEqualTo(
            new Command(
                1, "waymark: topic fit-empty.purchases is missing: history is read from it\n"));
  }

  private Config config(String name) {
    Map<String, String> own = new HashMap<>(Map.of("currency", "EUR", "application.id", name));
    ConnectionSettings.TOPIC_NAMES.forEach(
        (topic, setting) -> own.put(setting.key(), name + "." + topic.standardName()));
    return SandboxConfig.of(sandbox, own);
  }

  private static Command run(Config config, String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    for (Layer layer : config.settings().layers()) {
      layer.texts().forEach((key, text) -> arguments.addAll(List.of("--set", key + "=" + text)));
    }
    return Command.run(arguments);
  }

  private String out(String name) {
    return folder.resolve(name).toString();
  }

  private String rules(String name) throws IOException {
    return Files.readString(folder.resolve(name).resolve("rules-2024-10-01.yaml"));
  }
}
