package dev.waymark.cli;

import dev.waymark.app.Config;
import dev.waymark.app.ExitCode;
import dev.waymark.app.Failure;
import dev.waymark.app.HeldBackReader;
import dev.waymark.app.Holding;
import dev.waymark.app.RecordReader;
import dev.waymark.app.Refusal;
import dev.waymark.replay.Place;
import dev.waymark.replay.retry.HeldBack;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What can be done with records that were held back, of whichever kind. */
final class HeldBackCommands {

  private final Holding holding;
  private final String choices;
  private final PrintWriter out;

  /** {@code choices} are the options by which some can be chosen together. */
  HeldBackCommands(Holding holding, String choices, PrintWriter out) {
    this.holding = holding;
    this.choices = choices;
    this.out = out;
  }

  int list(SettingsOptions options, Predicate<HeldBack> wanted, boolean each, Format format) {
    Config config = options.config();
    try (RecordReader reader = new RecordReader(config)) {
      HeldBackReader.Found found = new HeldBackReader(config, reader, holding).read(wanted);
      HeldBackList list = new HeldBackList(found, format, out);
      if (each) {
        list.each();
      } else {
        list.groups();
      }
    }
    return ExitCode.OK.number();
  }

  int show(SettingsOptions options, String id, Format format) {
    if (format == Format.CSV || format == Format.MARKDOWN) {
      throw new Refusal("--format must be table or json here");
    }
    String wanted = place(id).toString();
    Config config = options.config();
    try (RecordReader reader = new RecordReader(config)) {
      HeldBackReader held = new HeldBackReader(config, reader, holding);
      HeldBackReader.Found found = held.read(each -> each.id().toString().equals(wanted));
      if (found.held().isEmpty()) {
        throw new Failure(
            wanted
                + " is not among what topic "
                + config.topics().name(holding.topic())
                + " notes (any more; it is kept for topics.retention)");
      }
      HeldBack one = found.held().get(0);
      new HeldBackPage(one, held.original(one), Optional.ofNullable(found.done().get(wanted)), out)
          .show(format);
    }
    return ExitCode.OK.number();
  }

  int retry(
      SettingsOptions options,
      List<String> ids,
      Predicate<HeldBack> chosen,
      boolean some,
      RetryRun.Consent consent) {
    if (ids.isEmpty() && !some) {
      throw new Refusal("nothing is chosen: name ids, or choose by " + choices);
    }
    List<String> places = ids.stream().map(id -> place(id).toString()).toList();
    Set<String> named = Set.copyOf(places);
    return new RetryRun(options.config(), holding, out)
        .run(held -> named.contains(held.id().toString()) || chosen.test(held), places, consent);
  }

  private static Place place(String id) {
    try {
      return Place.parse(id);
    } catch (IllegalArgumentException e) {
      throw new Refusal(Printable.of(String.valueOf(e.getMessage())));
    }
  }
}
