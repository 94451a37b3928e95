package dev.waymark.cli;

import dev.waymark.access.Purpose;
import dev.waymark.app.Access;
import dev.waymark.app.CommandSender;
import dev.waymark.app.Config;
import dev.waymark.app.Erasable;
import dev.waymark.app.ExitCode;
import dev.waymark.app.Failure;
import dev.waymark.app.IdentitySettings;
import dev.waymark.app.LinkLog;
import dev.waymark.app.Receipts;
import dev.waymark.app.Refusal;
import dev.waymark.app.ToldNames;
import dev.waymark.domain.identity.Erasure;
import dev.waymark.domain.identity.Link;
import dev.waymark.domain.identity.Party;
import dev.waymark.query.ReadableRecord;
import dev.waymark.schema.Journey;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Forgets a customer. */
@Command(
    name = "erase",
    mixinStandardHelpOptions = true,
    description = {
      "Forgets a customer, and all who are one with them by explicit links.",
      "It shows what would be removed, asks for the id once more, sends the erasure, takes the"
          + " explicit links that name them from their topic, and waits for the receipt."
    })
final class EraseCommand implements Callable<Integer> {

  @Mixin private SettingsOptions options = new SettingsOptions();
  @Mixin private Confirmation confirmation = new Confirmation();

  @Parameters(
      paramLabel = "NAME",
      description = "The customer, by their id or an identifier such as DEVICE:d1.")
  private String text = "";

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "The id of this erasure, which its receipt bears; made up, without.")
  private String id = UUID.randomUUID().toString();

  @Option(
      names = "--wait",
      paramLabel = "SPAN",
      description = "How long to wait for the receipt, such as 30s (one minute).")
  private SpanOption wait = new SpanOption(Duration.ofMinutes(1));

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Config config = options.config();
    Party name = KnownAs.name(config, text);
    if (config.settings().get(IdentitySettings.ERASURE_KEY).isEmpty()) {
      throw new Refusal("erasure.key is not set: without it nobody can be erased");
    }
    Access.require(config, Purpose.IDENTITY_ERASE);
    Erasable erasable = Erasable.of(name, new ToldNames(config), LinkLog.read(config));
    if (!erasable.isKnown()) {
      throw new Refusal("nobody is known by the name " + name + ": there is nobody to erase");
    }
    show(erasable);
    if (confirmation.isGiven(erasable.customer(), out())) {
      erase(config, erasable);
    }
    out().flush();
    return ExitCode.OK.number();
  }

  private void show(Erasable erasable) {
    out().println("This would erase " + String.join(", ", erasable.customers()) + ":");
    erasable.journey().ifPresent(journey -> out().println("  journey  " + sentence(journey)));
    erasable.names().keySet().forEach(name -> out().println("  name     " + name));
    erasable.links().forEach(word -> out().println("  link     " + sentence(word.link())));
    erasable
        .shared()
        .keySet()
        .forEach(name -> out().println("  stays    " + name + ", which others have, too"));
    out().println("What they added to KPIs stays: it names nobody.");
  }

  private static String sentence(Journey journey) {
    return journey.getCustomerId()
        + " is "
        + journey.getStage()
        + " since "
        + journey.getSince()
        + ", "
        + journey.getOrders()
        + " orders";
  }

  private static String sentence(Link link) {
    return link.left()
        + (link.together() ? " = " : " ≠ ")
        + link.right()
        + ", as of "
        + Instant.ofEpochMilli(link.atMs())
        + " ("
        + link.id()
        + ")";
  }

  private void erase(Config config, Erasable erasable) {
    long nowMs = Instant.now().toEpochMilli();
    Erasure erasure = new Erasure(id, nowMs, Party.ofKey(erasable.customer()));
    try (Receipts receipts = new Receipts(config);
        CommandSender sender = new CommandSender(config)) {
      sender.send(erasure);
      erasable.links().forEach(sender::remove);
      out().println("asked, with the id " + id + "; waiting for the receipt");
      out().flush();
      out()
          .println(
              ReadableRecord.pretty(receipts.await(id, wait.goesOn()).orElseThrow(this::late)));
    }
  }

  private Failure late() {
    return new Failure(
        "no receipt has come within "
            + wait.span().toSeconds()
            + " s: the erasure is on its topic, and a running Waymark will obey it");
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
