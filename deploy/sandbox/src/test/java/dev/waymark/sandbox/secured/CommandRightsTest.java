package dev.waymark.sandbox.secured;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.access.Purpose;
import dev.waymark.access.Right;
import dev.waymark.app.Access;
import dev.waymark.app.ExitCode;
import dev.waymark.app.Running;
import dev.waymark.rebuild.Rebuild;
import dev.waymark.sandbox.secured.Secured.Said;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each command as a user with just the rights that its list names: it does its work and asks for
 * each of them. Without one of them it says which.
 */
@Tag("long-runs")
@EnabledIfSystemProperty(
    named = "waymark.trials",
    matches = "true",
    disabledReason =
        "it takes minutes, and still finds rights that no command used: -Dwaymark.trials=true tries it")
class CommandRightsTest {

  private static final Map<String, String> SETTINGS =
      Map.of("erasure.key", "a-key-of-at-least-16", "saving.complaints", "1");

  @TempDir static Path folder = Path.of(".");

  private static Secured kafka;
  private static final Map<Purpose, List<List<String>>> COMMANDS = new EnumMap<>(Purpose.class);

  @BeforeAll
  static void events_become_journeys_an_alert_and_a_reject() throws IOException {
    kafka = new Secured();
    user("maker", Purpose.TOPICS_CREATE);
    assertThat(kafka.waymark("maker", "topics", "create").code()).isZero();
    assertThat(kafka.waymark("maker", "schemas", "register").code()).isZero();
    write();
    commands();
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void each_command_works_with_just_its_rights_uses_all_of_them_and_misses_each() throws Exception {
    user("waymark", Purpose.RUN);
    Map<String, String> wrong = new LinkedHashMap<>();
    try (Running running = Running.start(kafka.config("waymark").with(SETTINGS))) {
      assertThat(running.awaitReady()).isTrue();
      wrong.putAll(tried(Purpose.IMPORT));
      assertThat(wrong).isEmpty();
      user("looker", Purpose.ALERTS);
      await(() -> !alert().isEmpty());
      COMMANDS.put(Purpose.EXPLAIN, List.of(List.of("explain", alert())));
      for (Purpose purpose : COMMANDS.keySet()) {
        if (!purpose.needsRun() && purpose != Purpose.IMPORT) {
          wrong.putAll(tried(purpose));
        }
      }
      wrong.putAll(tried(Purpose.REPLAY));
      await(() -> board(running).contains("\"ready\":true"));
    }
    restore();
    wrong.putAll(needless("waymark", Purpose.RUN));
    kafka.user("runner", Access.needed(kafka.config("nobody"), Purpose.REPLAY, "april"));
    assertThat(replay("runner", "april").code()).isZero();
    followUntilLevel();
    wrong.putAll(tried(Purpose.SWITCH));
    wrong.putAll(tried(Purpose.REPLAY_DELETE));

    assertThat(wrong).isEmpty();
  }

  private static String alert() {
    List<String> lines =
        kafka.waymark("looker", "alerts", "--format", "csv").words().lines().toList();
    return lines.size() < 2 ? "" : lines.get(1).replaceFirst(".*,", "");
  }

  /** What was not as it should be, by what was tried. */
  private static Map<String, String> tried(Purpose purpose) {
    Map<String, String> wrong = new LinkedHashMap<>();
    SortedSet<Right> rights = rights(purpose);
    for (Right right : rights) {
      boolean isLookedAtBefore =
          purpose == Purpose.SWITCH && right.operation() == AclOperation.WRITE;
      if ((isAtOtherTimes(purpose, right) && !isLookedAtBefore)
          || (purpose == Purpose.REPLAY && !isOfReplaysAlone(right))) {
        continue;
      }
      String user = purpose.word() + "-less-" + rights.headSet(right).size();
      SortedSet<Right> rest = new TreeSet<>(rights);
      rest.remove(right);
      kafka.user(user, rest);
      Said said = command(user, purpose);
      String due = "User:" + user + " may not " + right.operation() + " " + right.subject() + ";";
      if (said.code() != 1 || !said.words().contains(due)) {
        wrong.put(due, said.toString());
      }
    }
    String user = purpose.word() + "-user";
    kafka.user(user, rights);
    Said said = command(user, purpose);
    if (said.code() != 0) {
      wrong.put(user, said.toString());
    }
    wrong.putAll(needless(user, purpose));
    return wrong;
  }

  /** Whoever begins without a state of its own reads the change logs. */
  private static void restore() {
    Map<String, String> elsewhere = new LinkedHashMap<>(SETTINGS);
    elsewhere.put("state.dir", folder.resolve("elsewhere").toString());
    try (Running running = Running.start(kafka.config("waymark").with(elsewhere))) {
      assertThat(running.awaitReady()).isTrue();
    }
  }

  private static void followUntilLevel() {
    kafka.user("follower", Access.needed(kafka.config("nobody"), Purpose.REPLAY_FOLLOW, "march"));
    Map<String, String> own = new LinkedHashMap<>(SETTINGS);
    own.put("state.dir", folder.resolve("replay-user").toString());
    CompletableFuture<Boolean> level = new CompletableFuture<>();
    Rebuild follower =
        new Rebuild(
            kafka.config("follower").with(own),
            "march",
            0,
            line -> {
              if (line.contains("level with live, 0 unread")) {
                level.complete(true);
              }
            });
    CompletableFuture<ExitCode> work =
        CompletableFuture.supplyAsync(() -> follower.run(Optional.empty(), Optional.empty(), true));
    CompletableFuture.anyOf(level, work).orTimeout(120, TimeUnit.SECONDS).join();
    follower.stop();
    assertThat(work.join()).isEqualTo(ExitCode.OK);
    assertThat(level).isDone();
  }

  private static String board(Running running) {
    return HttpClient.newHttpClient()
        .sendAsync(
            HttpRequest.newBuilder(URI.create(running.address() + "/board")).build(),
            HttpResponse.BodyHandlers.ofString())
        .join()
        .body();
  }

  private static Map<String, String> needless(String user, Purpose purpose) {
    Map<String, String> needless = new LinkedHashMap<>();
    unused(user, purpose).forEach(right -> needless.put(user + " needs not " + right, ""));
    return needless;
  }

  /** The others are those of any instance, which LeastRightsTest takes away. */
  private static boolean isOfReplaysAlone(Right right) {
    return right.on().name().startsWith("waymark-march.")
        && (right.operation() == AclOperation.CREATE || right.on().name().endsWith(".run"));
  }

  private static Said replay(String user, String run) {
    return kafka.waymark(
        user,
        Map.of("state.dir", folder.resolve(user).toString()),
        "replay",
        "--from-topics",
        "--run",
        run);
  }

  /** What a command needs only where there is something that is not there in this test. */
  private static final Map<Purpose, List<String>> AT_OTHER_TIMES =
      Map.of(
          Purpose.RUN,
              List.of(
                  "WRITE topic waymark.late",
                  "READ topic waymark.live",
                  "WRITE topic waymark-routes-changelog",
                  "WRITE topic waymark-unclaimed-changelog"),
          Purpose.EXPLAIN, List.of("READ topic waymark.identities"),
          Purpose.JOURNEY, List.of("READ topic waymark.identities"),
          Purpose.REPLAY, List.of("CREATE topic waymark-march.run"),
          // a switch corrects what live told otherwise, and looks whether it is live already
          Purpose.SWITCH,
              List.of(
                  "READ topic waymark.live",
                  "WRITE topic waymark.churn-alerts",
                  "WRITE topic waymark.journeys",
                  "WRITE topic waymark.kpis",
                  "WRITE topic waymark.late",
                  "WRITE topic waymark.rejects",
                  "WRITE topic waymark.save-windows",
                  "WRITE topic waymark.stage-changes"),
          Purpose.LATE,
              List.of(
                  "READ topic waymark.late",
                  "READ topic app-installs",
                  "READ topic purchases",
                  "READ topic social-mentions",
                  "READ topic support-contacts"),
          Purpose.REPLAY_DELETE, List.of("DELETE group waymark-april-history"),
          Purpose.REJECTS_RETRY,
              List.of(
                  "WRITE topic app-installs",
                  "WRITE topic social-mentions",
                  "WRITE topic support-contacts"));

  /** What nothing has asked for, and should have. */
  private static List<String> unused(String user, Purpose purpose) {
    return rights(purpose).stream()
        .filter(right -> !RecordingAuthorizer.hasUsed(user, right))
        .filter(right -> !isAtOtherTimes(purpose, right))
        .map(right -> right.operation() + " " + right.subject())
        .toList();
  }

  private static boolean isAtOtherTimes(Purpose purpose, Right right) {
    return AT_OTHER_TIMES
        .getOrDefault(purpose, List.of())
        .contains(right.operation() + " " + right.subject());
  }

  private static Said command(String user, Purpose purpose) {
    Map<String, String> more = new LinkedHashMap<>(SETTINGS);
    more.put("state.dir", folder.resolve(user).toString());
    Said last = new Said(0, "");
    for (List<String> command : COMMANDS.getOrDefault(purpose, List.of())) {
      last = kafka.waymark(user, more, command.toArray(String[]::new));
      if (last.code() != 0) {
        return last;
      }
    }
    return last;
  }

  private static SortedSet<Right> rights(Purpose purpose) {
    return purpose.needsRun()
        ? Access.needed(
            kafka.config("nobody"), purpose, purpose == Purpose.REPLAY_DELETE ? "april" : "march")
        : Access.needed(kafka.config("nobody"), purpose);
  }

  private static void user(String user, Purpose purpose) {
    kafka.user(user, rights(purpose));
  }

  private static void commands() throws IOException {
    String events = folder.resolve("events.csv").toString();
    String candidate =
        Files.writeString(folder.resolve("candidate.yaml"), "lifecycle.lapse-after: 60d\n")
            .toString();
    Instant now = Instant.now();
    String links = folder.resolve("links.csv").toString();
    String history = folder.resolve("history.txt").toString();
    put(Purpose.IMPORT, List.of("import", events));
    put(Purpose.IMPORT, List.of("import", "--links", links));
    put(Purpose.KPIS, List.of("kpis"));
    put(Purpose.JOURNEY, List.of("journey", "ann"));
    put(Purpose.JOURNEY_AS_OF, List.of("journey", "ann", "--as-of", now.toString()));
    put(Purpose.ALERTS, List.of("alerts"));
    put(Purpose.REJECTS, List.of("rejects", "list"));
    put(Purpose.REJECTS_RETRY, List.of("rejects", "retry", "--reason", "OTHER_CURRENCY", "--yes"));
    put(Purpose.LATE, List.of("late", "list"));
    put(Purpose.IDENTITY, List.of("identity", "show", "ann"));
    put(Purpose.IDENTITY_LINK, List.of("identity", "link", "ben", "ann", "--yes"));
    put(Purpose.IDENTITY_ERASE, List.of("identity", "erase", "cid", "--yes"));
    put(Purpose.HISTORY, List.of("history", "export", "--from-topics", "--out", history));
    put(Purpose.WHAT_IF, List.of("what-if", "--from-topics", "--settings", candidate));
    put(Purpose.REPLAY, List.of("replay", "--from-topics", "--run", "march"));
    put(Purpose.SWITCH, List.of("switch", "march"));
    put(Purpose.REPLAY_DELETE, List.of("replay", "--delete", "april", "--yes"));
  }

  private static void put(Purpose purpose, List<String> command) {
    COMMANDS.computeIfAbsent(purpose, none -> new ArrayList<>()).add(command);
  }

  private static void write() throws IOException {
    List<String> events = new ArrayList<>();
    events.add("event_id,event_type,customer_id,ts,amount,currency,order_id,reason,device_id");
    Instant first = Instant.now().minusSeconds(86_400L * 5);
    int number = 0;
    for (String who : List.of("ann", "ben", "cid")) {
      Instant at = first.plusSeconds(60L * number);
      events.add("p" + number + ",purchase," + who + "," + at + ",10.00,USD,o" + number + ",,d");
      events.add("p-" + number + ",purchase," + who + "," + at.plusSeconds(9) + ",9,USD,q,,");
      events.add(
          "c" + number + ",support_contact," + who + "," + at.plusSeconds(99) + ",,,,cancel,");
      number++;
    }
    events.add("m1,social_mention,ann," + first + ",,,,,");
    events.add("i1,app_install,ann," + first + ",,,,,d1");
    events.add("e1,purchase,ann," + first + ",10.00,EUR,oe,,");
    Files.write(folder.resolve("events.csv"), events);
    Files.writeString(
        folder.resolve("links.csv"),
        "link_id,occurred_at,left,right,sign\nl1," + first + ",~DEVICE:e1,cid,LINK\n");
  }

  private static void await(BooleanSupplier sign) {
    long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!sign.getAsBoolean()) {
      assertThat(System.nanoTime()).describedAs("nothing has come").isLessThan(deadlineNs);
      LockSupport.parkNanos(500_000_000);
    }
  }
}
