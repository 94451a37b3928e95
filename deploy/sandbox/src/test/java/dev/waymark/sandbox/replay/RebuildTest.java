package dev.waymark.sandbox.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.app.Config;
import dev.waymark.cli.Waymark;
import dev.waymark.sandbox.ChildProcess;
import dev.waymark.sandbox.Sandbox;
import dev.waymark.sandbox.interop.OneSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Runs through the history of topics, from the command line. */
@Tag("long-runs")
@ExtendWith(OneSandbox.class)
class RebuildTest {

  private static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");
  private static final Instant MIDDLE = Instant.parse("2024-04-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2024-07-01T00:00:00Z");
  private static final List<String> JVM = List.of("-Xmx512m", "-XX:+UseSerialGC");

  @TempDir private Path folder;

  private final Sandbox sandbox;

  RebuildTest(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  @Test
  void a_run_that_was_stopped_or_killed_goes_on_and_two_instances_share_the_work()
      throws Exception {
    Config live = filled(TestStory.of(400, FROM, UNTIL, folder));
    CommandLineOf command = new CommandLineOf(live);

    try (ChildProcess stopped = child(live, "stopped")) {
      awaitSaid(stopped, () -> said("stopped").contains(" records ("));
      stopped.handle().destroy();
      stopped.handle().onExit().join();
    }
    try (ChildProcess first = child(live, "first")) {
      awaitSaid(first, () -> said("first").contains(" records ("));
      first.kill();
    }
    try (ChildProcess second = child(live, "second");
        ChildProcess third = child(live, "third")) {
      second.handle().onExit().join();
      third.handle().onExit().join();
    }

    assertThat(said("stopped"))
        .contains("the run shared: ", "stopped; the same command goes on with it")
        .doesNotContain("is complete");
    assertThat(said("first")).contains("going on with the run shared: ").doesNotContain("complete");
    assertThat(said("second"))
        .contains("going on with the run shared", "the run shared is complete");
    assertThat(said("third")).contains("going on with the run shared", "complete");
    assertThat(command.run("replay", "--from-topics", "--run", "alone").said())
        .contains("the run alone is complete");
    assertThat(words(live, "shared").differencesFrom(words(live, "alone"))).isEmpty();
    assertThat(command.run("replay", "--list").said())
        .containsPattern("alone: begun .*complete at")
        .containsPattern("shared: begun .*complete at");
    goesOnOnlyWithTheSameSettings(live);
    isDeletedWithAllThatIsItsOwnAndNothingElse(live);
  }

  private static void goesOnOnlyWithTheSameSettings(Config live) {
    CommandLineOf.Answer other =
        new CommandLineOf(live.with(Map.of("lifecycle.lapse-after", "60d")))
            .run("replay", "--from-topics", "--run", "alone");

    assertThat(other.code()).isEqualTo(2);
    assertThat(other.said())
        .contains("the run alone began with other settings")
        .contains("lifecycle.lapse-after was not given, now it is 60d");
    assertThat(new CommandLineOf(live).run("replay", "--from-topics", "--run", "alone").said())
        .contains("the run alone was complete at");
  }

  private static void isDeletedWithAllThatIsItsOwnAndNothingElse(Config live) throws Exception {
    CommandLineOf command = new CommandLineOf(live);
    Set<String> before = topics(live);

    assertThat(command.run("replay", "--delete", "shared").said()).contains("--yes is missing");
    assertThat(topics(live)).isEqualTo(before);
    CommandLineOf.Answer deleted = command.run("replay", "--delete", "shared", "--yes");

    assertThat(deleted.code()).describedAs(deleted.said()).isZero();
    before.removeIf(topic -> topic.startsWith(live.engineId() + "-shared"));
    assertThat(topics(live)).isEqualTo(before);
    assertThat(command.run("replay", "--list").said()).contains("alone: ").doesNotContain("shared");
    assertThat(command.run("replay", "--delete", "shared", "--yes").said())
        .contains("has no such run");
  }

  @Test
  void a_run_up_to_an_instant_tells_what_there_was_to_tell_then() {
    History all = TestStory.of(100, FROM, UNTIL, folder);
    Config live = filled(all);
    History half =
        History.read(List.of(folder.resolve("events.csv")), java.util.Optional.empty(), MIDDLE);
    Config then = new Replays(sandbox).config(half, MIDDLE, Map.of());
    new Replay(then, MIDDLE, true).run(half, Replays.IN_ORDER, 1, ended -> {});

    CommandLineOf.Answer replayed =
        new CommandLineOf(live)
            .run("replay", "--from-topics", "--run", "half", "--until", MIDDLE.toString());

    assertThat(replayed.said()).contains("the run half is complete");
    assertThat(words(live, "half").differencesFrom(new LastWords(then))).isEmpty();
    assertThat(words(live, "half").journeys().size()).isGreaterThan(20);
  }

  @Test
  void what_cannot_be_asked_is_refused_with_the_reason() {
    Config live =
        new Replays(sandbox).config(TestStory.of(5, FROM, UNTIL, folder), UNTIL, Map.of());

    assertThat(refused(live, "replay")).contains("FILE is missing, or --from-topics");
    assertThat(refused(live, "replay", "--from-topics")).contains("--run is missing");
    assertThat(refused(live, "replay", "--from-topics", "--list"))
        .contains("one of them at a time");
    assertThat(refused(live, "replay", "--from-topics", "--run", "My run"))
        .contains("the name of the run is 'My run': it must be");
    assertThat(refused(live, "replay", "--from-topics", "--run", "live"))
        .contains("that is what Waymark calls a part of itself");
    assertThat(
            refused(
                live, "replay", "--from-topics", "--run", "a", "--follow", "--until", "" + UNTIL))
        .contains("never level with it");
    assertThat(refused(live, "replay", "--from-topics", "--run", "a"))
        .contains("is missing: there is no history to run through");
    assertThat(refused(live, "switch", "a")).contains("has no such run");
  }

  private static String refused(Config live, String... command) {
    CommandLineOf.Answer answer = new CommandLineOf(live).run(command);
    assertThat(answer.code()).describedAs(answer.said()).isEqualTo(2);
    return answer.said();
  }

  private Config filled(History history) {
    Config live = new Replays(sandbox).config(history, UNTIL, Map.of());
    Replay flow = new Replay(live, UNTIL, true);
    flow.createTopics();
    flow.send(history.events());
    return live;
  }

  private static LastWords words(Config live, String run) {
    return new LastWords(LastWords.ofRun(live, run));
  }

  private ChildProcess child(Config live, String name) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(Waymark.class.getName()));
    arguments.addAll(
        new CommandLineOf(live)
            .arguments(List.of("replay", "--from-topics", "--run", "shared"), Map.of()));
    Path own = Files.createDirectories(folder.resolve(name));
    return ChildProcess.start(name, own, JVM, ChildProcess.classPath(), arguments);
  }

  private String said(String name) {
    try {
      return Files.readString(folder.resolve(name).resolve(name + ".log"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void awaitSaid(ChildProcess child, BooleanSupplier said) {
    child.awaitReady(said, 60_000);
  }

  private static Set<String> topics(Config live) throws Exception {
    try (Admin admin = Admin.create(live.client())) {
      return new java.util.TreeSet<>(admin.listTopics().names().get());
    }
  }
}
