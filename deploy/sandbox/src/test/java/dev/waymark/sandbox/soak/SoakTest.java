package dev.waymark.sandbox.soak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.cli.Waymark;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A soak of a quarter of a minute; {@code ./waymark soak} makes longer ones. */
@Tag("long-runs")
class SoakTest {

  @TempDir private Path folder;

  @Test
  void a_restart_loses_nothing_and_is_timed() throws IOException {
    StringWriter said = new StringWriter();
    Path report = folder.resolve("soak.json");
    CommandLine command = Waymark.commandLine().setOut(new PrintWriter(said));

    int code =
        command.execute(
            "soak",
            "--minutes=0.25",
            "--rate=200",
            "--instances=1",
            "--step-every=0.1",
            "--warm-up=0.1",
            "--heap=256m",
            "--state-memory=64MB",
            "--report=" + report);

    assertThat(code).describedAs(said.toString()).isZero();
    JsonNode told = new ObjectMapper().readTree(report.toFile());
    assertThat(told.get("good").asBoolean()).isTrue();
    assertThat(told.get("phases").findValuesAsText("step"))
        .containsExactly("begin", "quiet", "restart-first");
    assertThat(standstillMs(told, 2)).isGreaterThan(standstillMs(told, 1));
    JsonNode lives = told.get("lives");
    assertThat(lives.findValuesAsText("name")).startsWith("instance-1.1", "instance-1.2");
    assertThat(lives.get(0).get("readings").get(0).get("resident").asDouble()).isGreaterThan(256);
    assertThat(lives.get(0).get("readings").get(0).get("disk").asDouble()).isPositive();
  }

  private static long standstillMs(JsonNode told, int phase) {
    return told.get("phases").get(phase).get("gap").get("standstillMs").asLong();
  }
}
