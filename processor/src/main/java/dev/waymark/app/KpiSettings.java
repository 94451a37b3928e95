package dev.waymark.app;

import dev.waymark.domain.kpi.Grain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** What KPIs tell apart and how long their cells are kept. */
public final class KpiSettings {

  public static final Setting.One<List<String>> CHANNELS =
      new Setting.One<>(
          "kpi.channels",
          "web, app, store, phone, email, chat, marketplace, carrier, review, "
              + "twitter, facebook, instagram, reddit, tiktok, youtube",
          Kinds.FEW_WORDS,
          "The channels and networks that KPIs tell apart; the rest is other.");

  public static final Setting.One<List<String>> CAMPAIGNS =
      new Setting.One<>(
          "kpi.campaigns",
          "",
          Kinds.WORDS,
          "The campaigns that KPIs tell apart; the rest is other.");

  public static final Setting.One<Integer> UNUSUAL_FLOOR =
      new Setting.One<>(
          "unusual.floor",
          "5",
          Kinds.whole(1, 1_000_000),
          "Complaints added to the usual level of an hour or a day, so that few are no alarm.");

  /** The setting for how long cells of a grain are kept. */
  public static final Map<Grain, Setting.One<Duration>> RETENTION = retention();

  static final List<Setting> ALL = all();

  private KpiSettings() {}

  private static Map<Grain, Setting.One<Duration>> retention() {
    Map<Grain, Setting.One<Duration>> settings = new EnumMap<>(Grain.class);
    for (Grain grain : EnumSet.range(Grain.MINUTE, Grain.MONTH)) {
      settings.put(
          grain,
          new Setting.One<>(
              "kpi.retention." + grain.label(),
              standard(grain),
              Kinds.SPAN_OR_ZERO,
              "How long cells of one " + grain.label() + " are kept; 0 is for ever."));
    }
    return settings;
  }

  private static String standard(Grain grain) {
    return switch (grain) {
      case MINUTE -> "7d";
      case HOUR -> "90d";
      case DAY, WEEK, MONTH, NOW -> "0";
    };
  }

  private static List<Setting> all() {
    List<Setting> all = new ArrayList<>(List.of(CHANNELS, CAMPAIGNS, UNUSUAL_FLOOR));
    all.addAll(RETENTION.values());
    return List.copyOf(all);
  }
}
