package dev.waymark.rebuild;

import dev.waymark.access.Purpose;
import dev.waymark.app.Access;
import dev.waymark.app.Cluster;
import dev.waymark.app.Config;
import dev.waymark.app.ConnectionSettings;
import dev.waymark.app.EngineSettings;
import dev.waymark.app.ExitCode;
import dev.waymark.app.Failure;
import dev.waymark.app.Refusal;
import dev.waymark.app.RunName;
import dev.waymark.app.Succession;
import dev.waymark.stream.Changelogs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** The runs of an application: which there are, and how one is deleted. */
public final class Runs {

  private static final String JOURNAL = ".run";
  private static final String HISTORY = "-history";

  private final Config live;
  private final String application;

  private Runs(Config live) {
    this.live = live;
    this.application = live.settings().get(ConnectionSettings.APPLICATION_ID);
  }

  /** Those of the application that the settings name. */
  public static Runs of(Config live) {
    return new Runs(live);
  }

  /** A line for each. */
  public int list(Consumer<String> say) {
    try (Cluster cluster = new Cluster(live)) {
      Optional<String> switched = Succession.run(live);
      List<RunName> names = names(cluster);
      for (RunName name : names) {
        say.accept(line(cluster, name, switched));
      }
      if (names.isEmpty()) {
        say.accept("there are no runs of " + application);
      }
      return ExitCode.OK.number();
    }
  }

  private List<RunName> names(Cluster cluster) {
    String begin = application + "-";
    List<RunName> names = new ArrayList<>();
    for (String topic : new TreeSet<>(topics(cluster))) {
      if (topic.startsWith(begin) && topic.endsWith(JOURNAL)) {
        String name = topic.substring(begin.length(), topic.length() - JOURNAL.length());
        try {
          names.add(new RunName(application, name));
        } catch (Refusal e) {
          // A topic of somebody else's that looks like ours: no run has such a name.
        }
      }
    }
    return names;
  }

  private String line(Cluster cluster, RunName name, Optional<String> switched) {
    Journal journal = Journal.of(live, name);
    Optional<RunPlan> plan = journal.plan();
    if (plan.isEmpty()) {
      return name.name() + ": not planned";
    }
    Offsets offsets = new Offsets(cluster);
    long done = plan.get().done(offsets.committed(name.engineId()));
    int instances = offsets.members(name.engineId()).size();
    return String.format(
        "%s: begun %s%s%s, %,d of %,d records, %s%s",
        name.name(),
        plan.get().begun(),
        plan.get().since().map(at -> ", since " + at).orElse(""),
        plan.get().until().map(at -> ", until " + at).orElse(""),
        done,
        plan.get().records(),
        journal.ended().map(at -> "complete at " + at).orElse("not complete"),
        switched.equals(Optional.of(name.name()))
            ? ", live"
            : instances == 0 ? "" : ", " + instances + " stream threads at work");
  }

  /**
   * What deleting a run would delete.
   *
   * @throws Refusal when there is no such run, it is live, or somebody is at work on it
   */
  public List<String> parts(String asked) {
    Access.require(live, Purpose.REPLAY_DELETE, new RunName(application, asked).name());
    try (Cluster cluster = new Cluster(live)) {
      RunName name = deletable(cluster, asked);
      List<String> parts = new ArrayList<>();
      topicsOf(cluster, name).forEach(topic -> parts.add("topic " + topic));
      groupsOf(cluster, name).forEach(group -> parts.add("group " + group));
      foldersOf(name).forEach(folder -> parts.add("folder " + folder));
      return parts;
    }
  }

  /** Deletes a run, its journal last, so that it can be done again when it was interrupted. */
  public void delete(String asked) {
    try (Cluster cluster = new Cluster(live)) {
      RunName name = deletable(cluster, asked);
      Set<String> topics = topicsOf(cluster, name);
      topics.remove(name.journal());
      cluster.ask(admin -> admin.deleteTopics(topics).all());
      groupsOf(cluster, name).forEach(group -> deleteGroup(cluster, group));
      foldersOf(name).forEach(Runs::deleteFolder);
      cluster.ask(admin -> admin.deleteTopics(List.of(name.journal())).all());
    }
  }

  private RunName deletable(Cluster cluster, String asked) {
    RunName name = new RunName(application, asked);
    if (!cluster.isThere(name.journal())) {
      throw new Refusal("--delete is " + asked + ": " + application + " has no such run");
    }
    if (Succession.run(live).equals(Optional.of(asked))) {
      throw new Refusal("--delete is " + asked + ": it is live, " + application + " works with it");
    }
    List<String> members = new Offsets(cluster).members(name.engineId());
    if (!members.isEmpty()) {
      throw new Refusal("--delete is " + asked + ": stop who is at work on it first: " + members);
    }
    return name;
  }

  private static Collection<String> topics(Cluster cluster) {
    return cluster.ask(admin -> admin.listTopics().names());
  }

  /** By their full names, never by a beginning that another run's might share. */
  private Set<String> topicsOf(Cluster cluster, RunName name) {
    Set<String> topics = new TreeSet<>(name.topics().values());
    topics.add(name.journal());
    topics.addAll(Changelogs.of(name.engineId()));
    topics.retainAll(cluster.topics(topics).keySet());
    return topics;
  }

  private static List<String> groupsOf(Cluster cluster, RunName name) {
    Offsets offsets = new Offsets(cluster);
    return Stream.of(name.engineId(), name.engineId() + HISTORY)
        .filter(group -> !offsets.committed(group).isEmpty())
        .toList();
  }

  private static void deleteGroup(Cluster cluster, String group) {
    try {
      cluster.ask(admin -> admin.deleteConsumerGroups(List.of(group)).all());
    } catch (Failure e) {
      if (Causes.of(e).noneMatch(GroupIdNotFoundException.class::isInstance)) {
        throw e;
      }
    }
  }

  private List<Path> foldersOf(RunName name) {
    Path state = Path.of(live.settings().get(EngineSettings.STATE_DIR));
    return StatePlace.folders(state).stream()
        .map(folder -> folder.resolve(name.engineId()))
        .filter(Files::isDirectory)
        .toList();
  }

  private static void deleteFolder(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder, e);
    }
  }
}
