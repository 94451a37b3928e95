package dev.waymark.sandbox.secured;

import dev.waymark.access.Right;
import dev.waymark.sandbox.secured.Secured.Said;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * A command, given by somebody who may do all that its list names but one thing.
 *
 * @param user by what name
 * @param rights what they may do
 * @param without what they may not
 * @param command what they give
 */
record Trial(String user, SortedSet<Right> rights, Right without, Command command) {

  private static final int SIDE_BY_SIDE = 4;

  /** Gives a command, or some after each other, as a user. */
  interface Command {
    Said by(String user);
  }

  /** One for each right of a list that a predicate picks. */
  static List<Trial> each(
      String users, SortedSet<Right> list, Predicate<Right> which, Command command) {
    List<Trial> trials = new ArrayList<>();
    for (Right right : list) {
      if (which.test(right)) {
        SortedSet<Right> rest = new TreeSet<>(list);
        rest.remove(right);
        trials.add(new Trial(users + ".less-" + trials.size(), rest, right, command));
      }
    }
    return trials;
  }

  /** Each on its own, for trials that do not stand in each other's way. */
  static List<List<Trial>> apart(List<Trial> trials) {
    return trials.stream().map(List::of).toList();
  }

  /** What is not as it should be; the rows side by side, what is in a row one after the other. */
  static List<String> faults(Secured kafka, List<List<Trial>> rows) {
    Map<String, SortedSet<Right>> users = new LinkedHashMap<>();
    rows.forEach(row -> row.forEach(trial -> users.put(trial.user, trial.rights)));
    kafka.users(users);
    ExecutorService side = Executors.newFixedThreadPool(SIDE_BY_SIDE);
    try {
      List<CompletableFuture<List<String>>> begun = new ArrayList<>();
      for (List<Trial> row : rows) {
        begun.add(CompletableFuture.supplyAsync(() -> faults(row), side));
      }
      return begun.stream().map(CompletableFuture::join).flatMap(List::stream).toList();
    } finally {
      side.shutdownNow();
    }
  }

  private static List<String> faults(List<Trial> row) {
    return row.stream().map(Trial::fault).flatMap(Optional::stream).toList();
  }

  /** It must end in time with exit code 1, and name just the right that is missing. */
  private Optional<String> fault() {
    Said said = command.by(user);
    List<String> denied = said.words().lines().filter(line -> line.contains(" may not ")).toList();
    boolean isRight =
        said.code() == 1
            && denied.size() == 1
            && denied.get(0).startsWith("waymark: " + complaint(user, without));
    return isRight ? Optional.empty() : Optional.of(complaint(user, without) + " but: " + said);
  }

  /** How Waymark says that a user lacks a right. */
  static String complaint(String user, Right right) {
    return "User:" + user + " may not " + right.operation() + " " + right.subject() + ";";
  }
}
