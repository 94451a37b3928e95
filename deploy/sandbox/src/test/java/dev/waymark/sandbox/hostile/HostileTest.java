package dev.waymark.sandbox.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

@Tag("long-runs")
class HostileTest {

  @Test
  void nothing_stops_and_nothing_good_is_lost_or_changed_by_what_is_bad() {
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out);

    int code =
        new CommandLine(new HostileCommand())
            .setOut(writer)
            .setErr(writer)
            .execute("--events", "1500", "--share", "0.2", "--seed", "7");

    System.out.println(out);
    assertThat(code).as(out.toString()).isZero();
    assertThat(out.toString()).contains("all is as it must be");
  }

  @Test
  void a_share_that_is_none_is_refused() {
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out);

    int code =
        new CommandLine(new HostileCommand())
            .setOut(writer)
            .setErr(writer)
            .execute("--share", "1.5");

    assertThat(code).isEqualTo(2);
    assertThat(out.toString()).contains("share is 1.5: it is more than 0 and at most 0.5");
  }
}
