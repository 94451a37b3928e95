package dev.waymark.sandbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTest {

  @Test
  void a_run_in_which_all_was_proven_and_came_back_is_good() {
    assertThat(result(nothingWrong(), fired(1, true, 900), fired(2, true, 4_000)).wrong())
        .isEmpty();
  }

  @Test
  void a_fault_that_did_not_come_about_and_was_done_again_is_not_wrong() {
    assertThat(result(nothingWrong(), fired(1, false, 900), fired(1, true, 900)).wrong()).isEmpty();
  }

  @Test
  void a_fault_that_never_came_about_is_wrong() {
    assertThat(result(nothingWrong(), fired(1, false, 900), fired(2, true, 900)).wrong())
        .singleElement()
        .asString()
        .startsWith("fault 1 kill")
        .contains("is not proven");
  }

  @Test
  void a_run_that_does_not_recover_is_wrong() {
    assertThat(result(nothingWrong(), fired(1, true, CatchUp.NOT_YET)).wrong())
        .singleElement()
        .asString()
        .startsWith("after fault 1 kill");
  }

  @Test
  void a_kind_that_never_came_is_wrong() {
    assertThat(result(nothingWrong()).wrong())
        .singleElement()
        .asString()
        .startsWith("fault kill was never done");
  }

  @Test
  void what_the_checker_found_is_wrong() {
    ObjectNode verdict = nothingWrong();
    verdict.put("wrongs", 3).putArray("wrong").add("alert a is lost");

    assertThat(result(verdict, fired(1, true, 900)).wrong())
        .containsExactly("alert a is lost", "… and 2 more");
  }

  @Test
  void the_median_and_the_greatest_recovery_are_those_of_what_was_proven() {
    JsonNode all =
        new ObjectMapper()
            .valueToTree(
                result(
                        nothingWrong(),
                        fired(1, true, 100),
                        fired(2, true, 300),
                        fired(3, true, 7_000),
                        fired(4, false, 90_000))
                    .json())
            .path("all");

    assertThat(all.path("fromBlowMsMedian").asLong()).isEqualTo(300);
    assertThat(all.path("fromBlowMsMax").asLong()).isEqualTo(7_000);
    assertThat(all.path("proven").asLong()).isEqualTo(3);
    assertThat(all.path("kills").asLong()).isEqualTo(4);
  }

  private static ObjectNode nothingWrong() {
    return new ObjectMapper().createObjectNode().put("wrongs", 0);
  }

  private static Fired fired(int number, boolean proven, long fromBlowMs) {
    return new Fired(
        new Planned(number, FaultKind.KILL, 1, 2, 1, 500, 100),
        Instant.EPOCH,
        List.of(),
        proven,
        1,
        0,
        fromBlowMs,
        500,
        true);
  }

  private static Result result(JsonNode verdict, Fired... fired) {
    return new Result(
        1, 1, 60, EnumSet.of(FaultKind.KILL), List.of(fired), List.of(), List.of(), 1_000, verdict);
  }
}
