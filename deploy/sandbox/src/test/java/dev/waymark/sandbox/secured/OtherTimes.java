package dev.waymark.sandbox.secured;

import dev.waymark.access.Purpose;
import dev.waymark.access.Right;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** What rights are needed for only where there is something that is not there in these tests. */
final class OtherTimes {

  private static final String ONE_TOPIC = "where a late event came by it: here they are purchases";
  private static final String SWITCHED = "where a run was made live";

  private static final Map<Purpose, Map<String, String>> WHEN =
      Map.of(
          Purpose.RUN,
          Map.of("READ topic waymark.live", SWITCHED),
          Purpose.LATE,
          Map.of(
              "READ topic app-installs", ONE_TOPIC,
              "READ topic social-mentions", ONE_TOPIC,
              "READ topic support-contacts", ONE_TOPIC),
          Purpose.LATE_RETRY,
          Map.of(
              "READ topic app-installs", ONE_TOPIC,
              "READ topic social-mentions", ONE_TOPIC,
              "READ topic support-contacts", ONE_TOPIC,
              "WRITE topic app-installs", ONE_TOPIC,
              "WRITE topic social-mentions", ONE_TOPIC,
              "WRITE topic support-contacts", ONE_TOPIC),
          Purpose.REPLAY_FOLLOW,
          Map.of("READ topic waymark.live", SWITCHED),
          Purpose.REPLAY_DELETE,
          Map.of(
              "DELETE group waymark-april-history",
              "where the run wrote history to a Prometheus, which needs one"));

  private OtherTimes() {}

  /** Whether a purpose needs a right only at other times. */
  static boolean need(Purpose purpose, Right right) {
    return WHEN.getOrDefault(purpose, Map.of()).containsKey(name(right));
  }

  /** Rights of a list that nobody has asked for and should have, and the other way round. */
  static List<String> faults(Purpose purpose, SortedSet<Right> list) {
    return faults(purpose, purpose.word(), list);
  }

  /** The same where the users are called otherwise. */
  static List<String> faults(Purpose purpose, String users, SortedSet<Right> list) {
    List<String> faults = new ArrayList<>();
    for (Right right : list) {
      boolean isUsed = RecordingAuthorizer.hasUsed(users, right);
      if (isUsed == need(purpose, right)) {
        faults.add(purpose.word() + (isUsed ? " does need " : " has no need to ") + name(right));
      }
    }
    return faults;
  }

  private static String name(Right right) {
    return right.operation() + " " + right.subject();
  }
}
