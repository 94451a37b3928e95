package dev.waymark.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import org.junit.jupiter.api.Test;

class CellPlaceTest {

  @Test
  void a_cell_is_found_again_by_the_key_under_which_it_is_told_and_by_that_of_its_state() {
    for (Kpi kpi : Kpi.values()) {
      for (Grain grain : Grain.values()) {
        CellId id = new CellId(kpi, "a=b|c;d=e", grain, grain == Grain.NOW ? 0 : 86_400_000L);
        CellPlace place = new CellPlace(id);

        assertThat(CellPlace.of(place.key())).contains(place);
        assertThat(CellPlace.ofState(place.stateKey())).isEqualTo(place);
      }
    }
  }

  @Test
  void a_clock_is_no_cell() {
    assertThat(CellPlace.of("clock|now||partition=3")).isEmpty();
    assertThat(CellPlace.of("nonsense")).isEmpty();
  }
}
