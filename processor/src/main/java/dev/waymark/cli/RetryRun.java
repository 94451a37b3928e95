package dev.waymark.cli;

import dev.waymark.app.Config;
import dev.waymark.app.ExitCode;
import dev.waymark.app.Holding;
import dev.waymark.app.RecordReader;
import dev.waymark.app.Refusal;
import dev.waymark.app.Resubmission;
import dev.waymark.app.Retrying;
import dev.waymark.replay.retry.HeldBack;
import dev.waymark.replay.retry.Prospect;
import java.io.Console;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Submits again what was held back: says first what would become of each, asks, then acts. */
final class RetryRun {

  /** More are counted, not listed. */
  private static final int LISTED = 20;

  private static final List<String> COLUMNS = List.of("id", "reason", "event_id", "what becomes");

  private final Config config;
  private final Holding holding;
  private final PrintWriter out;

  RetryRun(Config config, Holding holding, PrintWriter out) {
    this.config = config;
    this.holding = holding;
    this.out = out;
  }

  /** Whether to act, and whether to ask first. */
  record Consent(boolean dryRun, boolean given) {}

  int run(Predicate<HeldBack> wanted, List<String> ids, Consent consent) {
    if (!consent.dryRun() && !consent.given() && !Terminal.isThere()) {
      throw new Refusal("nobody can be asked here: give --yes, or --dry-run to see what would be");
    }
    try (RecordReader reader = new RecordReader(config)) {
      Retrying retrying = new Retrying(config, reader, holding);
      return consent.dryRun()
          ? dryRun(retrying.plan(wanted), ids)
          : act(retrying, wanted, ids, consent);
    }
  }

  private int dryRun(Map<HeldBack, Prospect> plan, List<String> ids) {
    List<HeldBack> through = show(plan, ids);
    out.println(through.size() + " would be submitted again; this was a dry run");
    out.flush();
    return code(plan, ids);
  }

  /** The plan is made after opening: then nobody else submits any more. */
  private int act(
      Retrying retrying, Predicate<HeldBack> wanted, List<String> ids, Consent consent) {
    try (Resubmission resubmission = Resubmission.open(config, holding, retrying.held())) {
      Map<HeldBack, Prospect> plan = retrying.plan(wanted);
      List<HeldBack> through = show(plan, ids);
      if (through.isEmpty()) {
        out.println("nothing to submit again");
        out.flush();
        return code(plan, ids);
      }
      if (!consent.given() && !isAgreed(through.size())) {
        out.println("nothing was submitted");
        out.flush();
        return ExitCode.OK.number();
      }
      int sent = resubmission.send(through, this::say);
      out.println(sent + " submitted again");
      out.flush();
      return sent == through.size() ? code(plan, ids) : ExitCode.FAILED.number();
    }
  }

  /** Who names a record that cannot be submitted, has asked for what was not done. */
  private static int code(Map<HeldBack, Prospect> plan, List<String> ids) {
    boolean refused =
        plan.entrySet().stream()
            .anyMatch(
                each -> ids.contains(each.getKey().id().toString()) && each.getValue().isRefused());
    return (refused ? ExitCode.FAILED : ExitCode.OK).number();
  }

  private void say(int sent) {
    if (sent % 10_000 == 0) {
      out.println(sent + " so far");
      out.flush();
    }
  }

  @SuppressWarnings("SystemConsoleNull") // where nobody can be asked, nobody has agreed
  private static boolean isAgreed(int count) {
    Console console = System.console();
    String answer =
        console == null ? null : console.readLine("submit %d records again? [y/N] ", count);
    return answer != null && answer.strip().equalsIgnoreCase("y");
  }

  /** Shows what becomes of each, and gives back those that can be submitted. */
  private List<HeldBack> show(Map<HeldBack, Prospect> plan, List<String> ids) {
    requireAll(plan, ids);
    if (plan.size() <= LISTED) {
      new Sheet(Format.TABLE, COLUMNS, out)
          .show(plan.entrySet().stream().map(each -> row(each.getKey(), each.getValue())).toList());
    } else {
      Map<Prospect, Integer> counts = new EnumMap<>(Prospect.class);
      plan.values().forEach(prospect -> counts.merge(prospect, 1, Integer::sum));
      counts.forEach(
          (prospect, count) -> out.println(count + " records: each " + prospect.sentence()));
    }
    out.flush();
    List<HeldBack> through = new ArrayList<>();
    plan.forEach(
        (held, prospect) -> {
          if (prospect == Prospect.WILL_BE_READ) {
            through.add(held);
          }
        });
    return through;
  }

  private void requireAll(Map<HeldBack, Prospect> plan, List<String> ids) {
    List<String> known = plan.keySet().stream().map(held -> held.id().toString()).toList();
    List<String> faults =
        ids.stream()
            .filter(id -> !known.contains(id))
            .map(
                id ->
                    Printable.of(id)
                        + " is not among what topic "
                        + config.topics().name(holding.topic())
                        + " notes (any more)")
            .toList();
    if (!faults.isEmpty()) {
      throw new Refusal(faults);
    }
  }

  private static List<String> row(HeldBack held, Prospect prospect) {
    return List.of(
        held.id().toString(), held.reason(), Printable.of(held.eventId()), prospect.sentence());
  }
}
