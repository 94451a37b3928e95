package dev.waymark.cli;

import dev.waymark.access.KafkaAcls;
import dev.waymark.access.Purpose;
import dev.waymark.access.Right;
import dev.waymark.access.StrimziUser;
import dev.waymark.app.Access;
import dev.waymark.app.Config;
import dev.waymark.app.ConnectionSettings;
import dev.waymark.app.ExitCode;
import dev.waymark.app.PrincipalName;
import dev.waymark.app.Refusal;
import dev.waymark.app.Succession;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what Kafka must allow, and no more than that. */
@Command(
    name = "acls",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the ACLs that Waymark needs of your Kafka, the least with which it works: as a table, as"
          + " commands of Kafka, or as a KafkaUser of Strimzi. It asks no Kafka.",
    })
final class AclsCommand implements Callable<Integer> {

  private static final String USUAL = "User:waymark";

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Option(
      names = "--for",
      paramLabel = "PURPOSE",
      split = ",",
      description = "What for: ${COMPLETION-CANDIDATES} (run)",
      completionCandidates = Purposes.class)
  private Set<String> wanted = new LinkedHashSet<>();

  @Option(
      names = "--run",
      paramLabel = "NAME",
      description = "The run that replay, replay-delete and switch are about.")
  private @Nullable String run;

  @Option(
      names = "--principal",
      paramLabel = "PRINCIPAL",
      description = "To whom; by default the user of the settings, or " + USUAL + ".")
  private @Nullable String principal;

  @Option(
      names = "--format",
      description = "${COMPLETION-CANDIDATES} (table)",
      completionCandidates = AclFormat.Words.class,
      converter = AclFormat.Converter.class)
  private AclFormat format = AclFormat.TABLE;

  @Option(
      names = "--cluster",
      paramLabel = "NAME",
      defaultValue = "kafka",
      description = "The name of the Kafka resource, for strimzi (${DEFAULT-VALUE}).")
  private String cluster = "kafka";

  @Spec private CommandSpec spec = CommandSpec.create();

  /** The words of all purposes, for help. */
  static final class Purposes extends LinkedHashSet<String> {
    private static final long serialVersionUID = 1L;

    Purposes() {
      super(Arrays.stream(Purpose.values()).map(Purpose::word).toList());
    }
  }

  @Override
  public Integer call() {
    Config config = Succession.given(options.config());
    SortedSet<Right> rights = rights(config);
    String to = principal != null ? principal : PrincipalName.of(config).orElse(USUAL);
    show(config, to.equals("User:ANONYMOUS") ? USUAL : to, rights);
    return ExitCode.OK.number();
  }

  private SortedSet<Right> rights(Config config) {
    SortedSet<Right> rights = new TreeSet<>();
    for (String word : wanted.isEmpty() ? Set.of(Purpose.RUN.word()) : wanted) {
      Purpose purpose = Purpose.of(word).orElseThrow(() -> unknown(word));
      rights.addAll(needed(config, purpose));
    }
    return rights;
  }

  private SortedSet<Right> needed(Config config, Purpose purpose) {
    if (!purpose.needsRun()) {
      return Access.needed(config, purpose);
    }
    if (run == null) {
      throw new Refusal("--for is " + purpose.word() + ": --run must name the run");
    }
    return Access.needed(config, purpose, run);
  }

  private static Refusal unknown(String word) {
    return new Refusal(
        "--for is "
            + word
            + ": it must be of "
            + Arrays.stream(Purpose.values()).map(Purpose::word).collect(Collectors.joining(", ")));
  }

  private void show(Config config, String to, SortedSet<Right> rights) {
    PrintWriter out = spec.commandLine().getOut();
    switch (format) {
      case TABLE -> sheet(Format.TABLE, to, rights);
      case CSV -> sheet(Format.CSV, to, rights);
      case JSON -> sheet(Format.JSON, to, rights);
      case KAFKA_ACLS ->
          KafkaAcls.commands(
                  config.settings().get(ConnectionSettings.BOOTSTRAP_SERVERS), to, rights)
              .forEach(out::println);
      case STRIMZI -> out.print(manifest(to, rights));
    }
    out.flush();
  }

  private void sheet(Format as, String to, SortedSet<Right> rights) {
    new Sheet(
            as,
            List.of("principal", "resource", "name", "pattern", "operation"),
            spec.commandLine().getOut())
        .show(
            rights.stream()
                .map(
                    right ->
                        List.of(
                            to,
                            right.type(),
                            right.on().name(),
                            right.isPrefixed() ? "prefixed" : "literal",
                            right.operation().name()))
                .toList());
  }

  private String manifest(String to, SortedSet<Right> rights) {
    try {
      return StrimziUser.manifest(to, cluster, rights);
    } catch (IllegalArgumentException e) {
      throw new Refusal(String.valueOf(e.getMessage()));
    }
  }
}
