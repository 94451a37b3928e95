package dev.waymark.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.stream.TopologyText;
import dev.waymark.upgrade.Change.Effect;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an upgrade from the last released version takes. */
class TopologyUpgradeTest {

  private final ReleasedVersion last = ReleasedVersion.last();

  @Test
  void an_incompatible_topology_has_a_note_that_says_how_to_migrate() throws IOException {
    List<Change> incompatible =
        Change.between(Shape.of(last.topology()), Shape.of(TopologyText.now())).stream()
            .filter(change -> change.kind() == Effect.INCOMPATIBLE)
            .toList();

    if (!Files.exists(last.migrationNote())) {
      assertThat(incompatible)
          .describedAs("without %s the topology must stay compatible", last.migrationNote())
          .isEmpty();
    }
  }

  @Test
  void what_is_equal_has_no_changes() throws IOException {
    assertThat(changes(last.topology())).isEmpty();
  }

  @Test
  void another_way_within_is_safe() throws IOException {
    String planted =
        last.topology()
            .replace("Sink: write-late (topic: waymark.late)", "Sink: write-late (topic: late)");

    assertThat(changes(planted)).extracting(Change::kind).containsExactly(Effect.SAFE);
  }

  @Test
  void another_topic_that_is_read_is_safe() throws IOException {
    String planted = last.topology().replace("[app-installs]", "[app-installs, web-visits]");

    assertThat(changes(planted))
        .containsExactly(new Change(Effect.SAFE, "topic web-visits is read as well"));
  }

  @Test
  void a_store_in_another_part_is_slow() throws IOException {
    String planted =
        last.topology()
            .replace("Sub-topology: 0", "Sub-topology: 9")
            .replace("Sub-topology: 1", "Sub-topology: 0")
            .replace("Sub-topology: 9", "Sub-topology: 1");

    assertThat(changes(planted))
        .contains(new Change(Effect.SLOW, "store journeys moves from part 0 to part 1"))
        .extracting(Change::kind)
        .containsOnly(Effect.SLOW);
  }

  @Test
  void a_renamed_store_is_incompatible() throws IOException {
    assertThat(changes(last.topology().replace("deadlines", "wake-ups")))
        .containsExactly(
            new Change(Effect.INCOMPATIBLE, "store deadlines is gone, and all that was in it"),
            new Change(
                Effect.INCOMPATIBLE,
                "store wake-ups begins empty, although history has been read"));
  }

  @Test
  void a_store_fed_by_other_topics_is_incompatible() throws IOException {
    String planted =
        last.topology()
            .replace("deadlines, ", "")
            .replace("(stores: [clocks,", "(stores: [deadlines, clocks,");

    assertThat(changes(planted))
        .containsExactly(
            new Change(
                Effect.INCOMPATIBLE,
                "store deadlines is fed by other topics, partitioned otherwise"));
  }

  @Test
  void a_topic_between_the_parts_that_is_read_no_longer_is_incompatible() throws IOException {
    String planted = last.topology().replace("topics: [waymark.contributions]", "topics: [sums]");

    assertThat(changes(planted))
        .extracting(Change::kind)
        .contains(Effect.INCOMPATIBLE)
        .doesNotContain(Effect.SLOW);
  }

  private List<Change> changes(String planted) throws IOException {
    assertThat(last.topology()).isNotEmpty();
    return Change.between(Shape.of(last.topology()), Shape.of(planted));
  }
}
