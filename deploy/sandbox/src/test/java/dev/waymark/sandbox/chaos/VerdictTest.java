package dev.waymark.sandbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.sandbox.chaos.SampleRun.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictTest {

  @Test
  void a_run_that_told_the_same_is_good() {
    Verdict verdict = verdict(SampleRun.told(), SampleRun.told());

    assertThat(verdict.wrong()).isEmpty();
    assertThat(verdict.isGood()).isTrue();
    assertThat(verdict.compared()).containsEntry("journey", 3L).containsEntry("alert", 2L);
    assertThat(verdict.ends().get("purchases")).isEqualTo(Map.of("applied", 4L, "rejected", 1L));
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void damage_is_seen(Damage damage) {
    List<Line> damaged = new ArrayList<>(SampleRun.told());
    damage.plant(damaged);
    assertThat(damaged).isNotEqualTo(SampleRun.told());

    Verdict verdict = verdict(damaged, SampleRun.told());

    assertThat(verdict.isGood()).isFalse();
    assertThat(verdict.wrong()).anySatisfy(wrong -> assertThat(wrong).contains(damage.found()));
  }

  @Test
  void damage_to_the_run_without_faults_is_seen_as_well() {
    List<Line> damaged = new ArrayList<>(SampleRun.told());
    Damage.DOUBLED_REVISION.plant(damaged);

    assertThat(verdict(SampleRun.told(), damaged).wrong())
        .singleElement()
        .asString()
        .endsWith("in the run without faults");
  }

  private static Verdict verdict(List<Line> live, List<Line> reference) {
    return Verdict.of(SampleRun.heard(live), SampleRun.heard(reference), SampleRun.SENT);
  }
}
