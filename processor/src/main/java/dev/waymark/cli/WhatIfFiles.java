package dev.waymark.cli;

import dev.waymark.app.Candidate;
import dev.waymark.app.LifecycleSettings;
import dev.waymark.app.Refusal;
import dev.waymark.domain.event.EventKind;
import dev.waymark.ingest.Import;
import dev.waymark.ingest.InputEvent;
import dev.waymark.ingest.Mapping;
import dev.waymark.ingest.Progress;
import dev.waymark.replay.whatif.Forgotten;
import dev.waymark.replay.whatif.Gathering;
import dev.waymark.replay.whatif.Reader;
import dev.waymark.wire.UnsentRecords;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads files once for both sides. Where no setting says in which currency to report, it is the one
 * that the files have; so the settings are known only once the first money has been seen.
 */
final class WhatIfFiles {

  private final Function<Map<String, String>, Candidate> settings;
  private final boolean currencyIsGiven;
  private final long untilMs;
  private final PrintWriter lines;
  private final List<InputEvent> waiting = new ArrayList<>();
  private @Nullable Begun begun;
  private long rows;

  /** What there is once the settings are known. */
  private record Begun(
      Candidate candidate,
      String currency,
      Reader<EventKind, SpecificRecord> reader,
      Gathering gathering) {}

  WhatIfFiles(
      Function<Map<String, String>, Candidate> settings,
      boolean currencyIsGiven,
      long untilMs,
      PrintWriter lines) {
    this.settings = settings;
    this.currencyIsGiven = currencyIsGiven;
    this.untilMs = untilMs;
    this.lines = lines;
  }

  WhatIfHistory read(List<Path> files, Optional<Mapping> mapping) {
    long[] bad = {0};
    try {
      if (currencyIsGiven) {
        begin("");
      }
      for (Path file : files) {
        try (Progress progress =
            ReadingProgress.of(String.valueOf(file), file.toFile().length(), lines)) {
          bad[0] += new Import(mapping, this::take, line -> {}).take(file, progress).bad();
        }
      }
      Begun all = begun == null ? begin("") : begun;
      for (long i = 0; i < bad[0]; i++) {
        all.gathering().badLine();
      }
      return new WhatIfHistory(all.candidate(), all.gathering());
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void close() {
    if (begun != null) {
      begun.gathering().close();
    }
  }

  private void take(InputEvent event) {
    String currency = event.currency();
    if (begun == null && currency.isEmpty()) {
      waiting.add(event);
      return;
    }
    Begun now = begun == null ? begin(currency) : begun;
    if (!currencyIsGiven && !currency.isEmpty() && !currency.equals(now.currency())) {
      throw new Refusal(
          "currency is not set and the files hold "
              + now.currency()
              + " and "
              + currency
              + ": set it to the one to report in; amounts in any other are rejected");
    }
    put(event, now);
  }

  private Begun begin(String currency) {
    Candidate candidate =
        settings.apply(
            currency.isEmpty() ? Map.of() : Map.of(LifecycleSettings.CURRENCY.key(), currency));
    Reader<EventKind, SpecificRecord> reader =
        Reader.of(candidate.terms(), terms -> new UnsentRecords(terms.inputs())::read);
    String reported = candidate.configs().baseline().rules().currency().getCurrencyCode();
    Begun now =
        new Begun(
            candidate,
            reported,
            reader,
            new Gathering(candidate.terms(), untilMs, Forgotten.NOBODY));
    begun = now;
    waiting.forEach(event -> put(event, now));
    waiting.clear();
    return now;
  }

  private void put(InputEvent event, Begun now) {
    SpecificRecord record = event.reportedIn(now.currency()).value();
    now.gathering()
        .take(now.reader().read(event.kind(), record), System.currentTimeMillis(), 0, rows++);
  }
}
