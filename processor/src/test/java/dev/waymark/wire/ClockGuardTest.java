package dev.waymark.wire;

import static dev.waymark.domain.event.EventKind.PURCHASE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClockGuardTest {

  private final Reading reading = new Reading();
  private final ClockGuard guard = new ClockGuard(300_000);
  private final Decoded read = reading.read(PURCHASE, Records.purchase());
  private final long occurredAtMs = Records.purchase().getOccurredAt().toEpochMilli();

  @Test
  void an_event_from_the_future_is_rejected() {
    Decoded checked = guard.check(read, occurredAtMs - 300_001);

    assertThat(checked).extracting("reason").isEqualTo(RejectReason.FUTURE);
    assertThat(checked.original()).isSameAs(read.original());
  }

  @Test
  void a_source_s_clock_may_run_a_little_ahead() {
    assertThat(guard.check(read, occurredAtMs - 300_000)).isSameAs(read);
  }

  @Test
  void what_is_rejected_stays_rejected_for_its_first_reason() {
    Decoded rejected = reading.read(PURCHASE, new byte[0]);

    assertThat(guard.check(rejected, 0)).isSameAs(rejected);
  }
}
