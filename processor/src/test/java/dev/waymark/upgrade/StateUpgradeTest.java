package dev.waymark.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.stream.StateTexts;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** State that the last released version wrote is read by this one. */
class StateUpgradeTest {

  private final ReleasedVersion last = ReleasedVersion.last();

  @Test
  void every_entry_of_every_store_says_what_it_said_to_the_version_that_wrote_it()
      throws IOException {
    for (KeptState kept : KeptState.of(last)) {
      assertThat(StateTexts.of(kept.where(), kept.key().get(), kept.value().get()))
          .describedAs("an entry of %s that v%d wrote", kept.where(), last.number())
          .isEqualTo(kept.says());
    }
  }

  @Test
  void there_is_something_of_every_store_and_of_all_that_travels_between_the_parts()
      throws IOException {
    Set<String> kept =
        KeptState.of(last).stream()
            .map(KeptState::where)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(kept)
        .containsAll(
            Shape.of(last.topology()).storePart().keySet().stream()
                .filter(store -> !store.endsWith("outbox"))
                .toList())
        .contains("by-customer", "contributions");
  }

  @Test
  void a_changed_byte_is_noticed() throws IOException {
    List<KeptState> all =
        KeptState.of(last).stream().filter(kept -> kept.value().get().length > 0).toList();

    assertThat(all.stream().filter(StateUpgradeTest::isNoticed).count())
        .isGreaterThan(all.size() / 2L);
  }

  private static boolean isNoticed(KeptState kept) {
    byte[] changed = kept.value().get().clone();
    changed[changed.length / 2] ^= 1;
    try {
      return !StateTexts.of(kept.where(), kept.key().get(), changed).equals(kept.says());
    } catch (RuntimeException e) {
      return true;
    }
  }
}
