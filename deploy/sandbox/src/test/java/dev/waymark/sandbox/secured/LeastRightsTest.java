package dev.waymark.sandbox.secured;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.access.Purpose;
import dev.waymark.access.Right;
import dev.waymark.app.Access;
import dev.waymark.app.ExitCode;
import dev.waymark.app.Running;
import dev.waymark.sandbox.secured.Secured.Said;
import dev.waymark.stream.Topic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.Predicate;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Waymark with just the rights of its own list, on a real broker with TLS, passwords and Kafka's
 * own authorizer: with them it works, without any one of them it says which.
 */
@Tag("long-runs")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LeastRightsTest {

  @TempDir static Path folder = Path.of(".");

  private static Secured kafka;

  @BeforeAll
  static void start() {
    kafka = new Secured();
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  @Order(1)
  void topics_are_made_by_somebody_who_may_make_topics() {
    SortedSet<Right> list = needed(Purpose.TOPICS_CREATE);
    kafka.user("topics-create", list);

    assertThat(kafka.waymark("topics-create", "topics", "create").code()).isZero();
    assertThat(kafka.waymark("topics-create", "schemas", "register").code()).isZero();
    assertThat(kafka.waymark("topics-create", "topics", "create"))
        .isEqualTo(new Said(0, "all topics are as they must be\n"));
    assertThat(OtherTimes.faults(Purpose.TOPICS_CREATE, list)).isEmpty();
  }

  @Test
  @Order(2)
  void who_lacks_one_right_makes_no_topic_and_is_told_which() {
    List<Trial> trials =
        new ArrayList<>(
            Trial.each(
                "topics-create",
                needed(Purpose.TOPICS_CREATE),
                right -> !makes(right),
                user -> kafka.waymark(user, "topics", "create")));
    for (Topic topic : Topic.values()) {
      trials.addAll(makingIt(topic));
    }

    assertThat(Trial.faults(kafka, Trial.apart(trials))).isEmpty();
  }

  /** What is there need not be made: one that is called otherwise is not there yet. */
  private static List<Trial> makingIt(Topic topic) {
    Map<String, String> otherwise =
        Map.of("topics." + topic.key(), "other." + topic.standardName());
    List<Trial> trials =
        Trial.each(
            "topics-create.of-" + topic.key(),
            Access.needed(kafka.config("nobody").with(otherwise), Purpose.TOPICS_CREATE),
            right -> makes(right) && right.on().name().startsWith("other."),
            user -> kafka.waymark(user, otherwise, "topics", "create"));
    assertThat(trials).hasSize(1);
    return trials;
  }

  @Test
  @Order(3)
  void with_just_its_rights_it_runs_events_in_journeys_out() {
    kafka.user("waymark", needed(Purpose.RUN));
    kafka.user("shop", needed(Purpose.IMPORT));
    kafka.user("clerk", needed(Purpose.JOURNEY));

    assertThat(kafka.waymark("waymark", "topics", "check"))
        .isEqualTo(new Said(0, "all topics are as they must be\n"));
    try (Running running = Running.start(kafka.config("waymark"))) {
      assertThat(running.awaitReady()).isTrue();
      new Till(kafka.config("shop")).buy("ann", "p-1");
      SecuredShop.await(
          () -> kafka.waymark("clerk", "journey", "ann").words().contains("ann is NEW"));
    }

    assertThat(kafka.waymark("waymark", "topics", "check").code()).isZero();
  }

  @Test
  @Order(4)
  void without_any_one_of_them_it_does_not_start_and_says_which() {
    List<Trial> trials = new ArrayList<>(starting("run", right -> !makes(right), Map.of()));
    // What is there need not be made: that is tried with change logs that are not there yet.
    trials.addAll(starting("run.other", LeastRightsTest::makes, Map.of("application.id", "other")));

    assertThat(Trial.faults(kafka, Trial.apart(trials))).isEmpty();
  }

  private static List<Trial> starting(
      String users, Predicate<Right> which, Map<String, String> more) {
    List<Trial> trials =
        Trial.each(
            users,
            Access.needed(kafka.config("nobody").with(more), Purpose.RUN),
            which,
            user -> kafka.waymark(user, more, "run"));
    assertThat(trials).hasSizeGreaterThan(10);
    return trials;
  }

  private static boolean makes(Right right) {
    return right.operation() == AclOperation.CREATE;
  }

  @Test
  @Order(5)
  void a_change_log_that_may_not_be_written_is_named_as_soon_as_it_is_there() throws Exception {
    Map<String, String> third =
        Map.of("application.id", "third", "state.dir", folder.resolve("third").toString());
    SortedSet<Right> rights = Access.needed(kafka.config("third").with(third), Purpose.RUN);
    Right log = writing(rights, "third-journeys-changelog");
    rights.remove(log);
    kafka.user("third", rights);

    try (Heard heard = Heard.by(Running.class);
        Running running = Running.start(kafka.config("third").with(third))) {
      assertThat(running.awaitEnd()).isEqualTo(ExitCode.FAILED);
      assertThat(heard.words()).contains(Trial.complaint("third", log));
    }
  }

  @Test
  @Order(6)
  void a_right_that_is_taken_away_at_work_stops_the_work_and_is_named() throws Exception {
    SortedSet<Right> rights = needed(Purpose.RUN);
    Right told = writing(rights, "waymark.journeys");
    kafka.user("fourth", rights);

    try (Heard heard = Heard.by(Running.class);
        Running running = Running.start(kafka.config("fourth"))) {
      assertThat(running.awaitReady()).isTrue();
      kafka.broker().forbid("fourth", told);
      new Till(kafka.config("shop")).buy("bob", "p-2");

      assertThat(running.awaitEnd()).isEqualTo(ExitCode.FAILED);
      assertThat(heard.words()).contains(Trial.complaint("fourth", told));
    }
  }

  private static Right writing(SortedSet<Right> rights, String topic) {
    return rights.stream()
        .filter(right -> right.on().name().equals(topic))
        .filter(right -> right.operation() == AclOperation.WRITE)
        .findFirst()
        .orElseThrow();
  }

  private static SortedSet<Right> needed(Purpose purpose) {
    return Access.needed(kafka.config("nobody"), purpose);
  }
}
