package dev.waymark.cli;

import dev.waymark.app.CommandSender;
import dev.waymark.app.Config;
import dev.waymark.app.ExitCode;
import dev.waymark.app.Failure;
import dev.waymark.app.LinkLog;
import dev.waymark.app.Refusal;
import dev.waymark.app.ToldNames;
import dev.waymark.domain.identity.Link;
import dev.waymark.domain.identity.Party;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows who is who, and says it. */
@Command(
    name = "identity",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = EraseCommand.class,
    description = {
      "Shows to whom a name belongs, says that two names are one person's or are not, erases a"
          + " customer.",
      "A NAME is a customer id, or an identifier such as DEVICE:d1 or EMAIL_HASH:9f86d0…"
    })
final class IdentityCommand {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Shows to whom a name belongs, since when and why, and which names a customer has.",
        "It reads the topics; with --url it also asks an instance what the name was seen with."
      })
  int show(
      @Mixin SettingsOptions options,
      @Parameters(paramLabel = "NAME", description = "Who.") String text,
      @Option(
              names = "--url",
              paramLabel = "URL",
              description = "An instance to ask as well, such as http://127.0.0.1:8080.")
          Optional<String> url,
      @Option(
              names = "--format",
              defaultValue = "TABLE",
              description = "table, csv, json or markdown (${DEFAULT-VALUE})")
          Format format) {
    Config config = options.config();
    Party name = KnownAs.name(config, text);
    NamePicture picture = NamePicture.of(name, new ToldNames(config), LinkLog.read(config));
    url.map(each -> AskedInstance.of(each, config).about(name)).ifPresent(picture::add);
    if (picture.isEmpty()) {
      throw new Failure("nobody is known by the name " + name);
    }
    if (format == Format.TABLE || format == Format.MARKDOWN) {
      out().println(picture.sentence());
      out().println();
    }
    new Sheet(format, NamePicture.COLUMNS, out()).show(picture.rows());
    return ExitCode.OK.number();
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Says that two names are one person's; it overrules what events say.",
        "Of two customers, the one with the smaller id takes the other one's events."
      })
  int link(
      @Mixin SettingsOptions options,
      @Mixin LinkOptions how,
      @Mixin Confirmation confirmation,
      @Parameters(paramLabel = "NAME", description = "One name.") String left,
      @Parameters(paramLabel = "NAME", description = "The other one.") String right) {
    return say(options.config(), how, confirmation, left, right, true);
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Says that two names are not one person's; all is then as if they had never been linked.",
        "It overrules what events say, until they are linked again."
      })
  int unlink(
      @Mixin SettingsOptions options,
      @Mixin LinkOptions how,
      @Mixin Confirmation confirmation,
      @Parameters(paramLabel = "NAME", description = "One name.") String left,
      @Parameters(paramLabel = "NAME", description = "The other one.") String right) {
    return say(options.config(), how, confirmation, left, right, false);
  }

  private int say(
      Config config,
      LinkOptions how,
      Confirmation confirmation,
      String left,
      String right,
      boolean together) {
    Party one = KnownAs.name(config, left);
    Party other = KnownAs.name(config, right);
    if (one.equals(other)) {
      throw new Refusal("both names are " + one + ": a link needs two");
    }
    ToldNames told = new ToldNames(config);
    LinkLog links = LinkLog.read(config);
    Link link = how.link(one, other, together);
    check(link, told, links, how.takesUnseen());
    for (Party name : List.of(one, other)) {
      out().println(NamePicture.of(name, told, links).sentence());
    }
    out().println(sentence(link));
    if (confirmation.isGiven("yes", out())) {
      try (CommandSender sender = new CommandSender(config)) {
        sender.send(link);
      }
      out().println("said, with the id " + link.id());
    }
    out().flush();
    return ExitCode.OK.number();
  }

  private static void check(Link link, ToldNames told, LinkLog links, boolean takesUnseen) {
    List<String> faults = new ArrayList<>();
    for (Party name : List.of(link.left(), link.right())) {
      if (!takesUnseen && !told.knows(name) && links.about(name).isEmpty()) {
        faults.add("nobody is known by the name " + name + ": --unseen links it all the same");
      }
    }
    links
        .between(link.left(), link.right())
        .filter(word -> word.link().atMs() > link.atMs())
        .ifPresent(word -> faults.add(overruled(word.link())));
    if (!faults.isEmpty()) {
      throw new Refusal(faults);
    }
  }

  private static String overruled(Link later) {
    return "the last word on these two is of "
        + Instant.ofEpochMilli(later.atMs())
        + " ("
        + later.id()
        + "): an earlier one would change nothing";
  }

  private static String sentence(Link link) {
    return "This would say that "
        + link.left()
        + " and "
        + link.right()
        + (link.together() ? " are one person's" : " are not one person's")
        + ", as of "
        + Instant.ofEpochMilli(link.atMs())
        + ".";
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
