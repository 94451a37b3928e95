package dev.waymark.cli;

import dev.waymark.app.Config;
import dev.waymark.app.ExitCode;
import dev.waymark.app.Failure;
import dev.waymark.app.Refusal;
import dev.waymark.ingest.EventSender;
import dev.waymark.ingest.Import;
import dev.waymark.ingest.LinkFile;
import dev.waymark.ingest.Mapping;
import dev.waymark.ingest.MappingFaults;
import dev.waymark.ingest.Progress;
import dev.waymark.schema.Link;
import dev.waymark.stream.Topic;
import dev.waymark.wire.CommandRecords;
import dev.waymark.wire.RegistryOutage;
import dev.waymark.wire.RegistryRefusal;
import dev.waymark.wire.Wire;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends the events of files to their topics. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Sends the events of files to their topics.",
      "A file holds CSV or JSON lines, plain or gzip, in Waymark's own columns or in those that a"
          + " mapping explains. An event has the same id each time, so that importing twice changes"
          + " nothing. A line that says no event is written to a rejects file."
    })
final class ImportCommand implements Callable<Integer> {

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "What to import.")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--mapping", paramLabel = "FILE", description = "Explains the files' columns.")
  private @Nullable Path mapping;

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      description = "Where bad lines go; beside each file, as FILE.rejects.csv, without.")
  private @Nullable Path rejects;

  @Option(
      names = "--links",
      description =
          "The files hold links, not events: CSV with link_id, occurred_at, left, right and sign"
              + " (LINK or UNLINK); a name is a customer id or such as ~DEVICE:d1.")
  private boolean links;

  @Option(names = "--strict", description = "Exit code 1 when there is any bad line.")
  private boolean strict;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Config config = options.config();
    if (links && mapping != null) {
      throw new Refusal("--mapping is " + mapping + ": files of links have columns of their own");
    }
    try {
      Optional<Mapping> explained = Optional.ofNullable(mapping).map(Mapping::read);
      files.forEach(ImportCommand::requireReadable);
      long bad = importAll(config, explained);
      return (strict && bad > 0 ? ExitCode.FAILED : ExitCode.OK).number();
    } catch (MappingFaults e) {
      throw new Refusal(e.faults());
    } catch (EventSender.NotSent | RegistryOutage | RegistryRefusal | KafkaException e) {
      throw new Failure(e.getMessage() + ": see 'waymark topics check'", e);
    } catch (UncheckedIOException e) {
      throw new Failure(e.getMessage() + ": " + e.getCause(), e);
    }
  }

  private long importAll(Config config, Optional<Mapping> explained) {
    Wire wire = Wire.of(config.wire());
    String currency = config.rules().currency().getCurrencyCode();
    long bad = 0;
    try (EventSender sender =
            EventSender.open(
                config.client(), kind -> config.topics().name(Topic.of(kind)), wire::writer);
        Rejects badLines = new Rejects(Optional.ofNullable(rejects))) {
      for (Path file : files) {
        Import reading =
            new Import(
                explained,
                event -> sender.send(event.reportedIn(currency)),
                badLine -> badLines.of(file).add(badLine));
        Import.Counts counts =
            links ? readLinks(file, config, wire, sender, badLines) : read(file, reading);
        sender.finish();
        say(file, counts, badLines.of(file).path());
        bad += counts.bad();
      }
    }
    return bad;
  }

  private static Import.Counts readLinks(
      Path file, Config config, Wire wire, EventSender sender, Rejects badLines) {
    String topic = config.topics().name(Topic.LINKS);
    Serializer<Link> writer = wire.output(Link.class).serializer();
    long[] good = {0};
    long[] bad = {0};
    LinkFile.read(
        file,
        link -> {
          good[0]++;
          sender.send(topic, link.id(), writer.serialize(topic, CommandRecords.of(link)));
        },
        badLine -> {
          bad[0]++;
          badLines.of(file).add(badLine);
        });
    return new Import.Counts(good[0], bad[0]);
  }

  private Import.Counts read(Path file, Import reading) {
    try (Progress progress = ReadingProgress.of(String.valueOf(file), size(file), out())) {
      return reading.take(file, progress);
    }
  }

  private void say(Path file, Import.Counts counts, Path where) {
    out()
        .println(
            file
                + ": "
                + counts.events()
                + (links ? " links sent, " : " events sent, ")
                + counts.bad()
                + " bad lines"
                + (counts.bad() == 0 ? "" : ", see " + where));
    out().flush();
  }

  private static void requireReadable(Path file) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new Refusal("FILE is " + file + ": it must be a file that can be read");
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
