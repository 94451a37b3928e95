package dev.waymark.sandbox.secured;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.access.Purpose;
import dev.waymark.access.Right;
import dev.waymark.app.Access;
import dev.waymark.app.Config;
import dev.waymark.app.Running;
import dev.waymark.sandbox.Lag;
import dev.waymark.sandbox.secured.Secured.Said;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A secured Kafka and a Waymark at work on it with just the rights of its list, which has heard of
 * a few customers: one is forgotten, two are linked, and some of what they did came late, too late
 * or was no good. Each user is called by their purpose.
 */
final class SecuredShop implements AutoCloseable {

  private static final Map<String, String> SETTINGS =
      Map.of(
          "erasure.key", "a-key-of-at-least-16",
          "saving.complaints", "1",
          "limits.ledger-entries", "8",
          "clock.idle-after", "1h"); // what is told must not depend on how long a test takes

  private final Path folder;
  private final Secured kafka = new Secured();
  private final SecuredEvents events;
  private final Running running;
  private final String oldAlert;
  private final String joinedAlert;

  private SecuredShop(Path folder) throws IOException {
    this.folder = folder;
    this.events = new SecuredEvents(folder, Instant.now());
    requireDone(Purpose.TOPICS_CREATE, "topics", "create");
    requireDone(Purpose.TOPICS_CREATE, "schemas", "register");
    kafka.user(Purpose.RUN.word(), rights(Purpose.RUN));
    running = Running.start(config(Purpose.RUN.word()));
    assertThat(running.awaitReady()).isTrue();
    requireDone(Purpose.IMPORT, "import", events.first());
    requireDone(Purpose.IMPORT, "import", "--links", events.links());
    settle();
    oldAlert = alert("cid");
    joinedAlert = alert("ben");
    requireDone(Purpose.IMPORT, "import", events.late());
    settle();
    requireDone(Purpose.IDENTITY_LINK, "identity", "link", "ben", "ann", "--yes");
    requireDone(Purpose.IDENTITY_ERASE, "identity", "erase", "dan", "--yes");
    settle();
  }

  static SecuredShop open(Path folder) throws IOException {
    return new SecuredShop(folder);
  }

  Secured kafka() {
    return kafka;
  }

  SecuredEvents events() {
    return events;
  }

  Running running() {
    return running;
  }

  /** An alert that late events took back. */
  String oldAlert() {
    return oldAlert;
  }

  /** An alert of somebody who turned out to be somebody else. */
  String joinedAlert() {
    return joinedAlert;
  }

  /** What the list of a purpose names. */
  SortedSet<Right> rights(Purpose purpose) {
    return Access.needed(kafka.config("nobody").with(SETTINGS), purpose);
  }

  /** The same of a run. */
  SortedSet<Right> rights(Purpose purpose, String run) {
    return Access.needed(kafka.config("nobody").with(SETTINGS), purpose, run);
  }

  /** The settings of a user, with a state of their own. */
  Config config(String user) {
    return kafka.config(user).with(own(user));
  }

  private Map<String, String> own(String user) {
    Map<String, String> own = new LinkedHashMap<>(SETTINGS);
    own.put("state.dir", folder.resolve(user).toString());
    return own;
  }

  /** Gives commands one after the other, up to the first that fails; the last one's words count. */
  Said give(String user, Map<String, String> more, List<List<String>> commands) {
    Map<String, String> settings = own(user);
    settings.putAll(more);
    Said last = new Said(0, "");
    for (List<String> command : commands) {
      last = kafka.waymark(user, settings, command.toArray(String[]::new));
      if (last.code() != 0) {
        return last;
      }
    }
    return last;
  }

  Said give(String user, List<List<String>> commands) {
    return give(user, Map.of(), commands);
  }

  /** Gives a command as somebody who may do just what it needs. */
  String requireDone(Purpose purpose, String... command) {
    kafka.user(purpose.word(), rights(purpose));
    Said said = give(purpose.word(), List.of(List.of(command)));
    assertThat(said.code()).as("%s: %s", purpose, said.words()).isZero();
    return said.words();
  }

  private String alert(String customer) {
    return requireDone(Purpose.ALERTS, "alerts", "--all", "--format", "csv")
        .lines()
        .filter(line -> line.contains("," + customer + ","))
        .map(line -> line.substring(line.lastIndexOf(',') + 1))
        .findFirst()
        .orElseThrow();
  }

  /** Waits until all that was sent is worked off. */
  void settle() {
    Lag lag =
        Lag.of(
            kafka.broker().admin(),
            "waymark",
            List.of(
                "purchases",
                "support-contacts",
                "social-mentions",
                "app-installs",
                "waymark.links",
                "waymark.erasures",
                "waymark.by-identifier",
                "waymark.by-customer",
                "waymark.contributions"));
    await(() -> lag.records() == 0);
  }

  static void await(BooleanSupplier sign) {
    long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(240);
    while (!sign.getAsBoolean()) {
      if (System.nanoTime() > deadlineNs) {
        throw new AssertionError("nothing has come");
      }
      LockSupport.parkNanos(50_000_000);
    }
  }

  @Override
  public void close() {
    running.close();
    kafka.close();
  }
}
