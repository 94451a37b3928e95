package dev.waymark.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RevisionSlotTest {

  private static final long MINUTE_MS = 60_000;
  private static final long HOUR_MS = 60 * MINUTE_MS;
  private static final long DAY_MS = 24 * HOUR_MS;

  @Test
  void revisions_are_stamped_one_after_the_other_just_before_the_windows_end() {
    assertThat(RevisionSlot.stampMs(0, HOUR_MS, 0)).isEqualTo(HOUR_MS - MINUTE_MS);
    assertThat(RevisionSlot.stampMs(0, HOUR_MS, 7)).isEqualTo(HOUR_MS - MINUTE_MS + 7);
    assertThat(RevisionSlot.stampMs(0, MINUTE_MS, 1)).isEqualTo(MINUTE_MS / 2 + 1);
  }

  @Test
  void a_cell_that_five_commits_a_second_revise_has_a_time_for_each_revision() {
    for (long windowMs : new long[] {MINUTE_MS, HOUR_MS, DAY_MS, 7 * DAY_MS, 31 * DAY_MS}) {
      long revisions = 5 * windowMs / 1000;
      assertThat(RevisionSlot.holds(0, windowMs, 3 * revisions)).as(windowMs + " ms").isTrue();
      assertThat(RevisionSlot.stampMs(0, windowMs, 3 * revisions)).isLessThan(windowMs);
    }
  }

  @Test
  void the_last_revision_that_has_a_time_is_still_in_the_window() {
    assertThat(RevisionSlot.stampMs(0, HOUR_MS, MINUTE_MS - 1)).isEqualTo(HOUR_MS - 1);
    assertThat(RevisionSlot.holds(0, HOUR_MS, MINUTE_MS)).isFalse();
    assertThatThrownBy(() -> RevisionSlot.stampMs(0, HOUR_MS, MINUTE_MS))
        .hasMessage("revision is 60000: the window has room for 60000");
  }
}
