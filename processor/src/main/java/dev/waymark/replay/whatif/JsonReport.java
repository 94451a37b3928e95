package dev.waymark.replay.whatif;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.waymark.domain.journey.Stage;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Sum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The report as JSON: every KPI cell that differs, and all counts; amounts in minor units. Equal
 * histories and settings give equal bytes. {@code processor/WHAT-IF.md} documents it.
 */
public final class JsonReport {

  private static final int VERSION = 1;

  private final Report report;
  private final JsonGenerator json;

  private JsonReport(Report report, JsonGenerator json) {
    this.report = report;
    this.json = json;
  }

  /** Something that is written, and may fail in writing. */
  private interface Part {
    void write() throws IOException;
  }

  /** Writes the report. */
  public static void write(Report report, List<SettingChange> settings, Writer out) {
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN.mappedFeature());
      DefaultPrettyPrinter lines = new DefaultPrettyPrinter();
      lines.indentArraysWith(new DefaultIndenter("  ", "\n"));
      json.setPrettyPrinter(lines.withObjectIndenter(new DefaultIndenter("  ", "\n")));
      JsonReport writing = new JsonReport(report, json);
      writing.object(() -> writing.all(settings));
      json.writeRaw("\n");
    } catch (IOException e) {
      throw new UncheckedIOException("the report cannot be written", e);
    }
  }

  private void all(List<SettingChange> settings) throws IOException {
    json.writeNumberField("version", VERSION);
    json.writeStringField("from", at(report.history().firstMs()));
    json.writeStringField("until", at(report.history().endMs()));
    json.writeStringField("currency", report.rules().baseline().currency().getCurrencyCode());
    json.writeBooleanField("differs", !report.isEmpty());
    list("settings", settings, this::setting);
    field("history", this::history);
    list("scoreboard", report.scoreboard(), this::score);
    field("alerts", () -> episodes(report.alerts(), true));
    field("saveWindows", () -> episodes(report.windows(), false));
    field("stages", this::stages);
    list("figures", report.figures(), this::figure);
    list("kpis", report.differingCells(), this::cell);
  }

  private void setting(SettingChange setting) throws IOException {
    json.writeStringField("key", setting.key());
    json.writeStringField("baseline", setting.baseline());
    json.writeStringField("candidate", setting.candidate());
    json.writeBooleanField("effect", setting.effect());
    json.writeStringField("why", setting.why());
  }

  private void history() throws IOException {
    json.writeNumberField("read", report.history().read());
    json.writeNumberField("badLines", report.history().badLines());
    field("baseline", () -> counts(report.history().counts().baseline()));
    field("candidate", () -> counts(report.history().counts().candidate()));
  }

  private void counts(History.Counts counts) throws IOException {
    json.writeNumberField("customers", counts.customers());
    json.writeNumberField("applied", counts.applied());
    json.writeNumberField("duplicate", counts.doubled());
    json.writeNumberField("leftOut", counts.leftOut());
    json.writeNumberField("erased", counts.erased());
    field(
        "rejected",
        () -> {
          for (Map.Entry<dev.waymark.wire.RejectReason, Long> each : counts.rejected().entrySet()) {
            json.writeNumberField(each.getKey().name(), each.getValue());
          }
        });
  }

  private void score(Score score) throws IOException {
    json.writeStringField("name", score.name());
    json.writeStringField("unit", score.unit().name());
    values(score.values(), score.difference());
  }

  private void figure(FigurePair figure) throws IOException {
    json.writeStringField("figure", figure.figure().label());
    json.writeStringField("grain", figure.grain().label());
    json.writeStringField("window", at(figure.startMs()));
    dimensions(figure.by());
    values(figure.values(), figure.difference());
  }

  private void values(Both<Optional<BigDecimal>> values, Optional<BigDecimal> difference)
      throws IOException {
    value("baseline", values.baseline());
    value("candidate", values.candidate());
    value("difference", difference);
  }

  private void value(String name, Optional<BigDecimal> value) throws IOException {
    if (value.isPresent()) {
      json.writeNumberField(name, value.get());
    } else {
      json.writeNullField(name);
    }
  }

  private void episodes(EpisodeReport episodes, boolean explained) throws IOException {
    json.writeNumberField("same", episodes.same());
    for (Change change : Change.values()) {
      field(
          change.label(),
          () -> {
            sum(episodes.of(change));
            Map<String, Sum> causes = episodes.byCause().getOrDefault(change, Map.of());
            list(
                "causes",
                List.copyOf(causes.entrySet()),
                cause -> {
                  json.writeStringField("cause", cause.getKey());
                  sum(cause.getValue());
                });
            list(
                "samples",
                episodes.samples().getOrDefault(change, List.of()),
                sample -> sample(sample, explained));
          });
    }
  }

  private void sum(Sum sum) throws IOException {
    json.writeNumberField("count", sum.count());
    json.writeNumberField("value", sum.amount());
  }

  private void sample(Sample<Episode> sample, boolean explained) throws IOException {
    json.writeStringField("customer", sample.customer());
    json.writeStringField("journey", sample.journeyCommand());
    if (explained) {
      json.writeStringField("explain", sample.explainCommand());
    }
    episode("baseline", sample.baseline());
    episode("candidate", sample.candidate());
  }

  private void episode(String name, Optional<Episode> episode) throws IOException {
    if (episode.isEmpty()) {
      json.writeNullField(name);
      return;
    }
    Episode it = episode.get();
    field(
        name,
        () -> {
          json.writeStringField("id", it.id());
          json.writeStringField("from", at(it.fromMs()));
          json.writeStringField("to", it.toMs() == Long.MAX_VALUE ? "" : at(it.toMs()));
          json.writeStringField("cause", it.cause());
          json.writeStringField("band", it.band());
          json.writeStringField("end", it.end());
          json.writeNumberField("value", it.value());
        });
  }

  private void stages() throws IOException {
    field("differing", () -> sum(report.stages().differing()));
    json.writeArrayFieldStart("customers");
    for (Stage from : Stage.values()) {
      for (Stage to : Stage.values()) {
        if (report.stages().of(from, to).count() > 0) {
          object(
              () -> {
                json.writeStringField("baseline", from.name());
                json.writeStringField("candidate", to.name());
                sum(report.stages().of(from, to));
              });
        }
      }
    }
    json.writeEndArray();
    list(
        "samples",
        report.stages().samples(),
        sample -> {
          json.writeStringField("customer", sample.customer());
          json.writeStringField("journey", sample.journeyCommand());
          json.writeStringField("baseline", sample.baseline().orElseThrow().name());
          json.writeStringField("candidate", sample.candidate().orElseThrow().name());
          json.writeNumberField("value", sample.value());
        });
  }

  private void cell(CellPair cell) throws IOException {
    json.writeStringField("kpi", cell.id().kpi().label());
    json.writeStringField("grain", cell.id().grain().label());
    json.writeStringField("window", cell.id().grain() == Grain.NOW ? "" : at(cell.id().startMs()));
    dimensions(FigurePairs.dimensions(cell.id().dimensions()));
    Sum was = cell.sums().baseline();
    Sum is = cell.sums().candidate();
    field("count", () -> numbers(was.count(), is.count()));
    field("amount", () -> numbers(was.amount(), is.amount()));
  }

  private void numbers(long was, long is) throws IOException {
    json.writeNumberField("baseline", was);
    json.writeNumberField("candidate", is);
    json.writeNumberField("difference", is - was);
  }

  private void dimensions(Map<String, String> dimensions) throws IOException {
    field(
        "dimensions",
        () -> {
          for (Map.Entry<String, String> each : new TreeMap<>(dimensions).entrySet()) {
            json.writeStringField(each.getKey(), each.getValue());
          }
        });
  }

  /** Writes the fields of one of a list. */
  private interface Item<T> {
    void write(T item) throws IOException;
  }

  private <T> void list(String name, List<T> all, Item<T> item) throws IOException {
    json.writeArrayFieldStart(name);
    for (T each : all) {
      object(() -> item.write(each));
    }
    json.writeEndArray();
  }

  private void field(String name, Part part) throws IOException {
    json.writeFieldName(name);
    object(part);
  }

  private void object(Part part) throws IOException {
    json.writeStartObject();
    part.write();
    json.writeEndObject();
  }

  private static String at(long ms) {
    return Instant.ofEpochMilli(ms).toString();
  }
}
