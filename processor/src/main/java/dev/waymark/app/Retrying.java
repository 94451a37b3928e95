package dev.waymark.app;

import dev.waymark.replay.retry.HeldBack;
import dev.waymark.replay.retry.Prospect;
import dev.waymark.replay.retry.Prospects;
import dev.waymark.stream.LedgerLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What would become of what was held back, were it submitted again now. */
public final class Retrying {

  private final Config config;
  private final RecordReader reader;
  private final Holding holding;
  private final HeldBackReader held;

  public Retrying(Config config, RecordReader reader, Holding holding) {
    this.config = config;
    this.reader = reader;
    this.holding = holding;
    this.held = new HeldBackReader(config, reader, holding);
  }

  /** Reads what was held back. */
  public HeldBackReader held() {
    return held;
  }

  /** Says it of each that is wanted, in the order in which they were held back. */
  public Map<HeldBack, Prospect> plan(Predicate<HeldBack> wanted) {
    HeldBackReader.Found found = held.read(wanted);
    Prospects prospects = new Prospects(config.topics(), found.done().keySet());
    Map<HeldBack, Prospect> plan = new LinkedHashMap<>();
    switch (holding) {
      case REJECTS -> found.held().forEach(each -> plan.put(each, prospects.ofReject(each)));
      case LATE -> planLate(found.held(), prospects, plan);
    }
    return plan;
  }

  /**
   * Events that came too late are held against the ledgers as they are by now, of those whose they
   * are by now.
   */
  private void planLate(List<HeldBack> all, Prospects prospects, Map<HeldBack, Prospect> plan) {
    if (all.isEmpty()) {
      return;
    }
    Map<String, String> owners =
        new ToldNames(config)
            .owners(all.stream().map(HeldBack::customer).collect(Collectors.toSet()));
    LedgerLog ledgers = reader.ledgers(Set.copyOf(owners.values()));
    List<HeldBack> asked = new ArrayList<>(all);
    asked.removeIf(
        each ->
            prospects.ofLate(each, ledgers.ledger(owner(owners, each)), true)
                != Prospect.WILL_BE_READ);
    Set<String> there = held.there(asked);
    all.forEach(
        each ->
            plan.put(
                each,
                prospects.ofLate(
                    each,
                    ledgers.ledger(owner(owners, each)),
                    there.contains(each.id().toString()))));
  }

  private static String owner(Map<String, String> owners, HeldBack held) {
    return owners.getOrDefault(held.customer(), held.customer());
  }
}
