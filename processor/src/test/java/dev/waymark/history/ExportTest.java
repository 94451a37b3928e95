package dev.waymark.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.cli.Waymark;
import dev.waymark.metrics.Program;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {

  private static final List<String> ROWS =
      List.of(
          "kpi,grain,window_start,dimensions,count,amount,revision,complete",
          "orders,day,2026-03-01T00:00:00Z,channel=web,2,3998,5,true",
          "orders,day,2026-03-03T00:00:00Z,channel=web,1,1999,1,true",
          "orders,day,2026-03-04T00:00:00Z,channel=web,9,9999,1,false",
          "customers,now,,segment=GOLD;stage=ACTIVE,3,100,7,false");

  @TempDir private Path folder;

  @Test
  void a_file_of_kpis_becomes_open_metrics() throws IOException {
    Path file = Files.write(folder.resolve("kpis.csv"), ROWS);

    assertThat(export(file)).startsWith("0\n").contains(": 6 samples");
    assertThat(Files.readString(folder.resolve("out.txt")))
        .isEqualTo(
            """
            # HELP waymark_kpi_orders What do we sell, and where? The count: orders placed.
            # TYPE waymark_kpi_orders gauge
            waymark_kpi_orders{channel="web",grain="day",run="what-if"} 2.0 1772408 160.005
            waymark_kpi_orders{channel="web",grain="day",run="what-if"} 0.0 1772494 560.000
            waymark_kpi_orders{channel="web",grain="day",run="what-if"} 1.0 1772580 960.001
            # HELP waymark_kpi_orders_amount What do we sell, and where? The amount: gross.
            # TYPE waymark_kpi_orders_amount gauge
            waymark_kpi_orders_amount{channel="web",grain="day",run="what-if"} 39.98 1772408 160.005
            waymark_kpi_orders_amount{channel="web",grain="day",run="what-if"} 0.0 1772494 560.000
            waymark_kpi_orders_amount{channel="web",grain="day",run="what-if"} 19.99 1772580 960.001
            # EOF
            """
                .replaceAll("(\\d{7}) (\\d{3}\\.)", "$1$2"));
  }

  @Test
  void promtool_makes_blocks_of_it() throws IOException {
    Program promtool = Program.orSkip("promtool");
    export(Files.write(folder.resolve("kpis.csv"), ROWS));
    Path data = folder.resolve("data");
    Files.createDirectories(data.resolve("wal"));

    Program.Ended made =
        promtool.run(
            "",
            "tsdb",
            "create-blocks-from",
            "openmetrics",
            "--max-block-duration=720h",
            folder.resolve("out.txt").toString(),
            data.toString());
    assertThat(made.code()).as(made.said()).isZero();
    assertThat(promtool.run("", "tsdb", "dump", data.toString()).said())
        .contains("__name__=\"waymark_kpi_orders\"", "grain=\"day\"", "} 2 1772408160005");
  }

  @Test
  void what_is_no_such_file_is_refused_by_line() throws IOException {
    Path file =
        Files.write(
            folder.resolve("kpis.csv"),
            List.of(ROWS.get(0), ROWS.get(1).replace("orders", "odors")));

    assertThat(export(file)).startsWith("2\n").contains("line 2: kpi is odors: there is no such");
    assertThatThrownBy(
            () ->
                KpiFile.read(
                    Files.write(folder.resolve("other.csv"), List.of("a,b", "1,2")),
                    Currency.getInstance("USD"),
                    new Export("live", ZoneOffset.UTC)))
        .hasMessageContaining("column kpi is missing");
  }

  private String export(Path file) {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said, true);
    int code =
        Waymark.commandLine()
            .setOut(out)
            .setErr(out)
            .execute(
                "history",
                "export",
                "--from",
                file.toString(),
                "--out",
                folder.resolve("out.txt").toString(),
                "--set",
                "history.run=what-if");
    return code + "\n" + said;
  }
}
