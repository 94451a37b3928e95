package dev.waymark.sandbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.cli.Waymark;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A short run of the rig; {@code ./waymark chaos} makes longer ones. */
@Tag("long-runs")
@EnabledIfSystemProperty(
    named = "waymark.trials",
    matches = "true",
    disabledReason = "it takes minutes, and needs two idle cores: -Dwaymark.trials=true tries it")
class ChaosTest {

  @TempDir private Path folder;

  @Test
  void a_killed_instance_changes_no_byte() throws IOException {
    StringWriter said = new StringWriter();
    Path report = folder.resolve("chaos.json");
    CommandLine command = Waymark.commandLine().setOut(new PrintWriter(said));

    int code =
        command.execute(
            "chaos",
            "--minutes=0.4",
            "--rate=100",
            "--seed=4",
            "--only=kill,kill-two",
            "--report=" + report);

    assertThat(code).describedAs(said.toString()).isZero();
    assertThat(said.toString()).contains("nothing wrong");
    assertThat(Files.readString(report)).contains("exit code 137").contains("\"good\" : true");
  }
}
