package dev.waymark.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TellingTest {

  private static final long NOW_MS = 2_000_000_000_000L;

  @TempDir Path folder;

  @Test
  void the_live_part_runs_as_many_times_faster_as_it_says() {
    Pace pace = new Pace(NOW_MS - 100_000, NOW_MS, 10);

    assertThat(pace.dueMs(NOW_MS - 100_000)).isEqualTo(NOW_MS);
    assertThat(pace.dueMs(NOW_MS - 50_000)).isEqualTo(NOW_MS + 5_000);
    assertThat(pace.storyMs(NOW_MS + 5_000)).isEqualTo(NOW_MS - 50_000);
  }

  @Test
  void nothing_is_told_before_it_could_have_happened() {
    Pace pace = new Pace(NOW_MS - 100_000, NOW_MS, 10);

    assertThat(pace.dueMs(NOW_MS + 600_000)).isEqualTo(NOW_MS + 600_000);
    assertThat(pace.storyMs(NOW_MS + 600_000)).isEqualTo(NOW_MS + 600_000);
  }

  @Test
  void a_live_part_with_an_end_ends_at_now() {
    Plan plan = plan(Optional.of(Duration.ofSeconds(30)), 3600);

    assertThat(plan.liveFromMs(NOW_MS)).isEqualTo(NOW_MS - 30_000 * 3600);
    assertThat(plan.newStory(NOW_MS).fromMs())
        .isEqualTo(plan.liveFromMs(NOW_MS) - Duration.ofDays(180).toMillis());
  }

  @Test
  void a_slow_motion_is_refused() {
    assertThatThrownBy(() -> plan(Optional.empty(), 0.5))
        .hasMessage("speed is 0.5: it must be 1 or more");
  }

  @Test
  void a_kept_story_goes_on_where_it_was_left() {
    Bookmark first = new Bookmark(10, 7, 1_000, 2_000, 1_000);
    first.toldUntil(1_500).writeTo(folder);

    assertThat(Bookmark.in(folder, new Bookmark(99, 9, 0, 1, 0)))
        .isEqualTo(new Bookmark(10, 7, 1_000, 2_000, 1_500));
  }

  @Test
  void a_new_folder_begins_a_new_story() {
    Bookmark begins = new Bookmark(10, 7, 1_000, 2_000, 1_000);

    assertThat(Bookmark.in(folder, begins)).isEqualTo(begins);
  }

  @Test
  void a_spoilt_bookmark_is_named() throws IOException {
    Files.writeString(folder.resolve("story.properties"), "customers=many\n");

    assertThatThrownBy(() -> Bookmark.in(folder, new Bookmark(1, 1, 0, 1, 0)))
        .hasMessageContaining("story.properties is no bookmark of a story");
  }

  private static Plan plan(Optional<Duration> liveFor, double speed) {
    return new Plan(10, liveFor, Duration.ofDays(180), speed, Optional.empty(), 1);
  }
}
