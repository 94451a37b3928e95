package dev.waymark.wire.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Sum;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchTest {

  private static final int LARGEST_RECORD = 1_000_000;

  @Test
  void many_cells_are_told_in_several_records_and_time_goes_on_with_the_last() {
    Map<CellId, Sum> sums = new HashMap<>();
    for (int minute = 0; minute < 23_456; minute++) {
      String dimensions = "channel=a-channel-with-quite-a-long-name;reason=LATE_DELIVERY";
      sums.put(
          new CellId(Kpi.COMPLAINTS, dimensions, Grain.MINUTE, minute * 60_000L),
          new Sum(minute, -minute));
    }

    List<Batch> batches = Batch.of(3, 77, 88, sums);

    Map<CellId, Sum> told = new HashMap<>();
    batches.forEach(batch -> told.putAll(batch.sums()));
    assertThat(told).isEqualTo(sums);
    assertThat(batches.stream().mapToInt(batch -> batch.sums().size()).sum())
        .isEqualTo(sums.size());
    assertThat(batches).allMatch(batch -> BatchCodec.write(batch).length < LARGEST_RECORD);
    assertThat(batches.subList(0, batches.size() - 1)).allMatch(batch -> batch.clockMs() == 77);
    assertThat(batches.get(batches.size() - 1).clockMs()).isEqualTo(88);
  }

  @Test
  void time_alone_is_told_in_one_record() {
    assertThat(Batch.of(3, 77, 88, Map.of())).containsExactly(new Batch(3, 88, Map.of()));
  }
}
