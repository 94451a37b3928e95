package dev.waymark.app;

import dev.waymark.domain.event.IdentifierType;
import dev.waymark.domain.identity.IdentityRules;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How far names are followed to find out who somebody is. */
public final class IdentitySettings {

  private static final IdentityRules USUAL = IdentityRules.DEFAULT;
  private static final Kind<Integer> LIMIT = Kinds.whole(1, 10_000);

  public static final Setting.One<Integer> REACH =
      new Setting.One<>(
          "identity.reach",
          String.valueOf(USUAL.reach()),
          Kinds.whole(1, 16),
          "Over how many links, one after another, somebody is recognised.");

  /** How many customers and names as strong each type of identifier may be seen with. */
  public static final Map<IdentifierType, Setting.One<Integer>> SHARED = shared();

  public static final Setting.One<Integer> CUSTOMERS =
      new Setting.One<>(
          "identity.customers",
          String.valueOf(USUAL.customers()),
          LIMIT,
          "With how many other customers one may be linked; with more none of the links counts.");
  public static final Setting.One<Integer> NEIGHBOURS =
      new Setting.One<>(
          "identity.neighbours",
          String.valueOf(USUAL.neighbours()),
          LIMIT,
          "With how many others of any kind a name may be seen; with more it links nobody.");
  public static final Setting.One<Integer> LINKS =
      new Setting.One<>(
          "identity.links",
          String.valueOf(USUAL.links()),
          Kinds.whole(2, 10_000),
          "How many moments at which a name was seen with others are remembered.");
  public static final Setting.One<Integer> EVENTS =
      new Setting.One<>(
          "identity.events",
          String.valueOf(USUAL.events()),
          LIMIT,
          "How many events without a customer id are kept under a name, to move with it.");

  public static final Setting.One<String> ERASURE_KEY =
      new Setting.One<>(
          "erasure.key",
          "",
          Kinds.SECRET,
          "The secret by which erased names are hashed; without it nobody can be erased.");
  public static final Setting.One<String> ERASURE_AFTERWARDS =
      new Setting.One<>(
          "erasure.afterwards",
          "refuse",
          Kinds.oneOf("refuse", "prospect"),
          "What becomes of later events of somebody erased: refused, or a new prospect's.");

  public static final Setting.One<Boolean> ERASURE_TELLS =
      new Setting.One<>(
          "erasure.tells",
          "true",
          Kinds.YES_OR_NO,
          "Whether whoever is erased is put on the list of suppressions; a run of history does not.");

  static final List<Setting> ALL = all();

  private IdentitySettings() {}

  private static Map<IdentifierType, Setting.One<Integer>> shared() {
    Map<IdentifierType, Setting.One<Integer>> settings = new EnumMap<>(IdentifierType.class);
    USUAL
        .shared()
        .forEach(
            (type, limit) ->
                settings.put(
                    type,
                    new Setting.One<>(
                        "identity.shared." + type.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        String.valueOf(limit),
                        LIMIT,
                        "A "
                            + type.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                            + " seen with more customers and names as strong is shared: it links"
                            + " nobody.")));
    return settings;
  }

  private static List<Setting> all() {
    List<Setting> all = new ArrayList<>();
    all.add(REACH);
    all.addAll(SHARED.values());
    all.addAll(List.of(CUSTOMERS, NEIGHBOURS, LINKS, EVENTS));
    all.addAll(List.of(ERASURE_KEY, ERASURE_AFTERWARDS, ERASURE_TELLS));
    return List.copyOf(all);
  }
}
