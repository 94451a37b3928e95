package dev.waymark.sandbox.secured;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.access.Purpose;
import dev.waymark.access.Right;
import dev.waymark.app.Access;
import dev.waymark.app.Config;
import dev.waymark.app.Running;
import dev.waymark.app.Succession;
import dev.waymark.sandbox.secured.Secured.Said;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The life of a run, each step by somebody with just the rights that its list names, all of which
 * are used; and before, by somebody who lacks one of them and is told which.
 */
@Tag("long-runs")
@EnabledIfSystemProperty(
    named = "waymark.trials",
    matches = "true",
    disabledReason = "it was never seen green: -Dwaymark.trials=true tries it")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RunRightsTest {

  /** By other rules, so that there is something to correct on every topic of live. */
  private static final Map<String, String> OTHER_RULES =
      Map.of(
          "rules.version", "2",
          "lifecycle.lapse-after", "1d",
          "risk.weight.leave-intent", "0.1",
          "saving.complaints", "9");

  @TempDir static Path folder = Path.of(".");

  private static SecuredShop shop;

  @BeforeAll
  static void open() throws IOException {
    shop = SecuredShop.open(folder);
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  @Test
  @Order(1)
  void an_instance_uses_all_of_its_rights() {
    SecuredShop.await(() -> Door.showsTheBoard(shop.running().address()));
    shop.running().close();
    // Whoever begins without a state of its own reads the change logs.
    Config elsewhere = shop.config("run").with(Map.of("state.dir", path("elsewhere")));
    try (Running restored = Running.start(elsewhere)) {
      assertThat(restored.awaitReady()).isTrue();
    }

    assertThat(OtherTimes.faults(Purpose.RUN, shop.rights(Purpose.RUN))).isEmpty();
  }

  /** The other rights are those of any instance, which LeastRightsTest takes away. */
  @Test
  @Order(2)
  void a_run_is_begun_by_whoever_may_make_its_topics() {
    SortedSet<Right> list = shop.rights(Purpose.REPLAY, "march");
    Predicate<Right> makes = right -> right.operation() == AclOperation.CREATE;
    Predicate<Right> isOfRun = right -> right.on().name().startsWith("waymark-march.");
    Predicate<Right> isOfJournal = right -> right.on().name().equals("waymark-march.run");
    String[] command = {"replay", "--from-topics", "--run", "march"};

    // Whoever may not write the journal makes it first: before them come those who may not make it.
    assertThat(
            faults(
                Trial.apart(
                    Trial.each(
                        "replay.maker", list, makes.and(isOfRun), user -> give(user, command)))))
        .isEmpty();
    assertThat(
            faults(
                List.of(
                    Trial.each(
                        "replay.writer",
                        list,
                        makes.negate().and(isOfJournal),
                        user -> give(user, command)))))
        .isEmpty();
    shop.kafka().user("replay", list);
    shop.kafka().user("replay.april", shop.rights(Purpose.REPLAY, "april"));
    assertThat(give("replay", command).code()).isZero();
    assertThat(give("replay.april", "replay", "--from-topics", "--run", "april").code()).isZero();
  }

  @Test
  @Order(3)
  void a_run_follows_whoever_may_ask_how_far_live_is() throws IOException {
    SortedSet<Right> list = shop.rights(Purpose.REPLAY_FOLLOW, "march");
    Set<Right> more = new TreeSet<>(list);
    more.removeAll(shop.rights(Purpose.REPLAY, "march"));
    shop.requireDone(Purpose.IMPORT, "import", shop.events().afterwards());

    assertThat(
            faults(
                Trial.apart(
                    trials(
                        Purpose.REPLAY_FOLLOW,
                        list,
                        more::contains,
                        "replay",
                        "--from-topics",
                        "--run",
                        "march",
                        "--follow"))))
        .isEmpty();
    shop.kafka().user("replay.follower", list);
    Config config = shop.config("replay.follower").with(OTHER_RULES);
    new Following(config, "march").untilLevel(Door::showsTheBoard);
    assertThat(OtherTimes.faults(Purpose.REPLAY_FOLLOW, "replay", list)).isEmpty();
  }

  @Test
  @Order(4)
  void a_run_is_made_live_by_whoever_may_correct_what_live_told() {
    SortedSet<Right> list = shop.rights(Purpose.SWITCH, "march");
    Predicate<Right> isOfPointer = right -> right.on().name().equals("waymark.live");
    Predicate<Right> begins = right -> right.operation() == AclOperation.CREATE;
    Predicate<Right> reads = right -> right.operation() == AclOperation.READ;
    String[] command = {"switch", "march"};

    assertThat(
            faults(
                Trial.apart(
                    trials(Purpose.SWITCH, list, begins.or(isOfPointer.negate()), command))))
        .isEmpty();
    // Only once it is there it shows who may not write it: somebody who could make it.
    assertThat(
            faults(
                List.of(
                    Trial.each(
                        "switch.writer",
                        list,
                        isOfPointer.and(begins.or(reads).negate()),
                        user -> give(user, command)))))
        .isEmpty();
    shop.kafka().user("switch", list);
    assertThat(give("switch", command)).matches(said -> said.code() == 0);
    assertThat(give("switch", command).words()).contains("march is live already");
    assertThat(
            faults(
                List.of(
                    Trial.each(
                        "switch.reader",
                        list,
                        isOfPointer.and(reads),
                        user -> give(user, command)))))
        .isEmpty();
    assertThat(OtherTimes.faults(Purpose.SWITCH, list)).isEmpty();
  }

  @Test
  @Order(5)
  void a_run_is_deleted_whole_or_not_at_all() {
    SortedSet<Right> list = shop.rights(Purpose.REPLAY_DELETE, "april");
    String[] command = {"replay", "--delete", "april", "--yes"};

    assertThat(
            faults(
                Trial.apart(
                    trials(
                        Purpose.REPLAY_DELETE,
                        list,
                        right -> !OtherTimes.need(Purpose.REPLAY_DELETE, right),
                        command))))
        .isEmpty();
    shop.kafka().user("replay-delete", list);
    assertThat(give("replay-delete", command)).matches(said -> said.code() == 0);
    assertThat(OtherTimes.faults(Purpose.REPLAY_DELETE, list)).isEmpty();
  }

  @Test
  @Order(6)
  void an_instance_goes_on_with_the_run_by_the_rights_that_are_listed_for_it() {
    Config follows = shop.config("successor").with(OTHER_RULES);
    SortedSet<Right> list =
        Access.needed(
            Succession.given(follows.with(Map.of("application.run", "march"))), Purpose.RUN);
    Predicate<Right> isOfPointer = right -> right.on().name().equals("waymark.live");

    shop.kafka().user("successor", list);
    try (Running running = Running.start(follows)) {
      assertThat(running.awaitReady()).isTrue();
    }
    assertThat(list.stream().filter(isOfPointer))
        .isNotEmpty()
        .allMatch(right -> RecordingAuthorizer.hasUsed("successor", right));
  }

  private static List<Trial> trials(
      Purpose purpose, SortedSet<Right> list, Predicate<Right> which, String... command) {
    return Trial.each(purpose.word(), list, which, user -> give(user, command));
  }

  private static List<String> faults(List<List<Trial>> rows) {
    assertThat(rows).isNotEmpty().allMatch(row -> !row.isEmpty());
    return Trial.faults(shop.kafka(), rows);
  }

  private static Said give(String user, String... command) {
    return shop.give(user, OTHER_RULES, List.of(List.of(command)));
  }

  private static String path(String name) {
    return folder.resolve(name).toString();
  }
}
