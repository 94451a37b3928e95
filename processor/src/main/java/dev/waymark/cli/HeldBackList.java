package dev.waymark.cli;

import dev.waymark.app.HeldBackReader;
import dev.waymark.replay.retry.HeldBack;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lists what was held back: by reason with samples, or each. */
final class HeldBackList {

  private static final List<String> GROUPS =
      List.of("reason", "topic", "count", "retried", "oldest", "newest", "samples", "such_as");
  private static final List<String> EACH =
      List.of("id", "since", "reason", "event_id", "customer", "occurred_at", "retried_at", "why");
  private static final int SAMPLES = 3;

  private final HeldBackReader.Found found;
  private final Format format;
  private final PrintWriter out;

  HeldBackList(HeldBackReader.Found found, Format format, PrintWriter out) {
    this.found = found;
    this.format = format;
    this.out = out;
  }

  /** A line for each reason and topic, the most frequent first. */
  void groups() {
    Map<String, List<HeldBack>> groups = new LinkedHashMap<>();
    for (HeldBack held : found.held()) {
      groups
          .computeIfAbsent(held.reason() + " " + held.id().topic(), name -> new ArrayList<>())
          .add(held);
    }
    new Sheet(format, GROUPS, out)
        .show(
            groups.values().stream()
                .sorted(Comparator.comparingInt((List<HeldBack> group) -> group.size()).reversed())
                .map(this::group)
                .toList());
    left();
  }

  private List<String> group(List<HeldBack> group) {
    HeldBack first = group.get(0);
    return List.of(
        first.reason(),
        first.id().topic(),
        Integer.toString(group.size()),
        Long.toString(group.stream().filter(held -> retriedAt(held).isPresent()).count()),
        group.stream().map(HeldBack::since).min(Comparator.naturalOrder()).orElseThrow().toString(),
        group.stream().map(HeldBack::since).max(Comparator.naturalOrder()).orElseThrow().toString(),
        group.stream()
            .limit(SAMPLES)
            .map(held -> held.id().toString())
            .collect(Collectors.joining(" ")),
        Printable.of(first.sentence()));
  }

  /** A line for each, the oldest first within its partition. */
  void each() {
    new Sheet(format, EACH, out).show(found.held().stream().map(this::row).toList());
    left();
  }

  private List<String> row(HeldBack held) {
    return List.of(
        held.id().toString(),
        held.since().toString(),
        held.reason(),
        Printable.of(held.eventId()),
        Printable.of(held.customer()),
        held.occurredAtMs() == 0 ? "" : Instant.ofEpochMilli(held.occurredAtMs()).toString(),
        retriedAt(held).map(Instant::toString).orElse(""),
        Printable.of(held.sentence()));
  }

  private Optional<Instant> retriedAt(HeldBack held) {
    return Optional.ofNullable(found.done().get(held.id().toString()));
  }

  private void left() {
    if (found.left() > 0 && format == Format.TABLE) {
      out.println("and " + found.left() + " more: ask for some of them, as by --reason");
      out.flush();
    }
  }
}
