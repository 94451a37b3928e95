package dev.waymark.sandbox.secured;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.access.Purpose;
import dev.waymark.sandbox.secured.Secured.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each command as a user with just the rights that its list names: it does its work and asks for
 * each of them. Without one of them it says which. {@code LeastRightsTest} does so for an instance
 * and for making topics, {@code RunRightsTest} for all about runs.
 */
@Tag("long-runs")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CommandRightsTest {

  private static final Set<Purpose> ELSEWHERE = EnumSet.of(Purpose.RUN, Purpose.TOPICS_CREATE);

  /** Two who submit again at once would put an end to each other's work. */
  private static final Set<Purpose> ONE_AT_A_TIME =
      EnumSet.of(Purpose.REJECTS_RETRY, Purpose.LATE_RETRY);

  @TempDir static Path folder = Path.of(".");

  private static SecuredShop shop;
  private static final Map<Purpose, List<List<String>>> COMMANDS = new EnumMap<>(Purpose.class);

  @BeforeAll
  static void open() throws IOException {
    shop = SecuredShop.open(folder);
    for (Purpose purpose : Purpose.values()) {
      if (!purpose.needsRun() && !ELSEWHERE.contains(purpose)) {
        COMMANDS.put(purpose, commands(purpose));
      }
    }
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  @Test
  @Order(1)
  void without_any_one_of_its_rights_each_command_says_which() {
    List<List<Trial>> rows = new ArrayList<>();
    COMMANDS.forEach(
        (purpose, commands) -> {
          List<Trial> trials =
              Trial.each(
                  purpose.word(),
                  shop.rights(purpose),
                  right -> !OtherTimes.need(purpose, right),
                  user -> shop.give(user, commands));
          assertThat(trials).as(purpose.word()).isNotEmpty();
          rows.addAll(ONE_AT_A_TIME.contains(purpose) ? List.of(trials) : Trial.apart(trials));
        });

    assertThat(Trial.faults(shop.kafka(), rows)).isEmpty();
  }

  @Test
  @Order(2)
  void with_just_its_rights_each_command_works_and_uses_all_of_them() {
    List<String> faults = new ArrayList<>();
    COMMANDS.forEach(
        (purpose, commands) -> {
          shop.kafka().user(purpose.word(), shop.rights(purpose));
          Said said = shop.give(purpose.word(), commands);
          if (said.code() != 0) {
            faults.add(purpose.word() + ": " + said);
          }
          faults.addAll(OtherTimes.faults(purpose, shop.rights(purpose)));
        });

    assertThat(faults).isEmpty();
  }

  private static List<List<String>> commands(Purpose purpose) throws IOException {
    SecuredEvents events = shop.events();
    return switch (purpose) {
      case RUN, TOPICS_CREATE, REPLAY, REPLAY_FOLLOW, REPLAY_DELETE, SWITCH -> List.of();
      case IMPORT -> all("import " + events.first(), "import --links " + events.links());
      case KPIS -> all("kpis");
      case JOURNEY -> all("journey DEVICE:d1");
      case JOURNEY_AS_OF -> all("journey DEVICE:d1 --as-of " + events.now());
      case ALERTS -> all("alerts");
      case EXPLAIN -> all("explain " + shop.joinedAlert(), "explain " + shop.oldAlert());
      case REJECTS -> all("rejects list");
      case REJECTS_RETRY -> all("rejects retry --reason FUTURE --yes");
      case LATE -> all("late list", "late show " + late());
      case LATE_RETRY -> all("late retry --all --yes");
      case IDENTITY -> all("identity show ann");
      case IDENTITY_LINK -> all("identity link ben ann --yes");
      case IDENTITY_ERASE -> all("identity erase cid --yes");
      case HISTORY -> all("history export --from-topics --out " + folder.resolve("history.txt"));
      case WHAT_IF -> all("what-if --from-topics --settings " + candidate());
      case FIT ->
          all("fit --from-topics --until " + events.now() + " --out " + folder.resolve("fitted"));
    };
  }

  private static List<List<String>> all(String... commands) {
    return Arrays.stream(commands).map(command -> List.of(command.split(" "))).toList();
  }

  private static String candidate() throws IOException {
    return Files.writeString(folder.resolve("candidate.yaml"), "lifecycle.lapse-after: 60d\n")
        .toString();
  }

  private static String late() {
    String row =
        shop.requireDone(Purpose.LATE, "late", "list", "--each", "--format", "csv")
            .lines()
            .skip(1)
            .findFirst()
            .orElseThrow();
    return row.substring(0, row.indexOf(','));
  }
}
