package dev.waymark.sandbox.hostile;

import dev.waymark.app.Config;
import dev.waymark.app.ExitCode;
import dev.waymark.sandbox.Sandbox;
import dev.waymark.sandbox.StateFolder;
import dev.waymark.wire.Wire;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code waymark hostile}: bad and hostile input among good events. */
@Command(
    name = "hostile",
    mixinStandardHelpOptions = true,
    description =
        "Mixes bad and hostile input of all known classes into good events on a Kafka of its own,"
            + " and checks that nothing stops, nothing good is lost or changed, everything bad has"
            + " its reason, and no text of an attacker gets into a metric or a log.")
public final class HostileCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--events",
      defaultValue = "100000",
      description = "how many good ones (${DEFAULT-VALUE})")
  private long events;

  @Option(
      names = "--share",
      defaultValue = "0.1",
      description = "of all records, how many are bad (${DEFAULT-VALUE})")
  private double share;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "same seed, same input (${DEFAULT-VALUE})")
  private long seed;

  @Override
  public Integer call() {
    long untilMs =
        Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.HOURS).toEpochMilli();
    Mix mix = mix(untilMs);
    PrintWriter out = spec.commandLine().getOut();
    try (LogWatch watch = LogWatch.on(Workshop.MARK);
        Sandbox sandbox = Sandbox.start(StateFolder.temporary())) {
      Schemata schemata = Schemata.registeredAt(sandbox.registryUrl());
      Run all = new Run(sandbox, "mixed", untilMs);
      Run good = new Run(sandbox, "alone", untilMs);
      Sent sent = send(all, mix, schemata, parcel -> true);
      Sent applied = send(good, mix, schemata, parcel -> parcel.ending().equals(Ending.APPLIED));
      say(out, "sent " + sent.all() + " records, " + applied.all() + " of them to be applied");
      Outcome mixed = all.work(sent.all());
      Outcome alone = good.work(applied.all());
      return judged(new Verdict(sent, mixed, alone, watch.found()), out).number();
    }
  }

  private Mix mix(long untilMs) {
    try {
      return new Mix(events, share, seed, untilMs);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private static Sent send(Run run, Mix mix, Schemata schemata, Predicate<Parcel> chosen) {
    run.createTopics();
    Config config = run.config();
    Workshop workshop =
        new Workshop(
            Wire.of(config.wire()),
            config.rules().currency().getCurrencyCode(),
            schemata,
            mix.untilMs());
    try (Sender sender = new Sender(config)) {
      mix.play(
          workshop,
          (trick, parcel) -> {
            if (chosen.test(parcel)) {
              sender.send(trick, parcel);
            }
          });
      return sender.finish();
    }
  }

  private static ExitCode judged(Verdict verdict, PrintWriter out) {
    verdict.summary().forEach(line -> say(out, line));
    List<String> faults = verdict.faults();
    faults.forEach(fault -> say(out, "FAULT: " + fault));
    say(out, faults.isEmpty() ? "all is as it must be" : faults.size() + " faults");
    return faults.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }

  private static void say(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }
}
