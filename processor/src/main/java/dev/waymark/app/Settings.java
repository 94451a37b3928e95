package dev.waymark.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings in force: what was given, the last source first heard, and defaults for the rest.
 */
public final class Settings {

  private final List<Layer> layers;
  private final Map<String, Object> values;
  private final Map<String, Given> given;

  private Settings(List<Layer> layers, Map<String, Object> values, Map<String, Given> given) {
    this.layers = List.copyOf(layers);
    this.values = values;
    this.given = given;
  }

  /**
   * The settings that some layers make, each stronger than the one before.
   *
   * @throws Refusal with every fault there is
   */
  public static Settings of(List<Layer> layers) {
    List<String> faults = new ArrayList<>();
    Map<String, Given> given = given(layers, faults);
    Settings settings = new Settings(layers, values(given, faults), given);
    new Assembly(settings).check(faults);
    if (!faults.isEmpty()) {
      throw new Refusal(faults);
    }
    return settings;
  }

  /** The value of a setting. */
  @SuppressWarnings("unchecked") // the catalogue's kind made the value
  public <T> T get(Setting.One<T> setting) {
    return (T) value(setting);
  }

  /** The entries of a setting, defaults included. */
  @SuppressWarnings("unchecked") // the catalogue's kind made the values
  public <V> Map<String, V> get(Setting.Many<V> setting) {
    return (Map<String, V>) value(setting);
  }

  /**
   * What is passed on to Kafka's clients, with what it refers to. Not to be shown.
   *
   * @throws Refusal when it refers to nothing
   */
  Map<String, String> passedOn() {
    Map<String, String> kafka = get(ConnectionSettings.KAFKA);
    References references = new References(kafka);
    Map<String, String> resolved = new LinkedHashMap<>();
    kafka.forEach(
        (key, text) -> {
          try {
            resolved.put(key, references.resolve(text));
          } catch (IllegalArgumentException e) {
            throw new Refusal(ConnectionSettings.KAFKA.key() + "." + key + " " + e.getMessage());
          }
        });
    return resolved;
  }

  /** What they were made of. */
  public List<Layer> layers() {
    return layers;
  }

  /** Whether anybody gave a value, rather than leaving it to the default. */
  public boolean isGiven(Setting setting) {
    return given.containsKey(setting.key());
  }

  /** What was given, by key, secrets hidden. */
  public Map<String, Given> given() {
    Map<String, Given> shown = new LinkedHashMap<>();
    given.forEach(
        (key, text) ->
            shown.put(key, Setting.isSecret(key) ? new Given("***", text.where()) : text));
    return shown;
  }

  private Object value(Setting setting) {
    return Optional.ofNullable(values.get(setting.key()))
        .orElseThrow(() -> new Unread(setting.key()));
  }

  private static Map<String, Given> given(List<Layer> layers, List<String> faults) {
    Map<String, Given> given = new LinkedHashMap<>();
    for (Layer layer : layers) {
      layer
          .texts()
          .forEach((key, text) -> hear(key, new Given(text, layer.where()), given, faults));
    }
    return given;
  }

  private static void hear(String key, Given text, Map<String, Given> given, List<String> faults) {
    Optional<Setting> setting = Catalogue.find(key);
    if (setting.isEmpty()) {
      faults.add(Nearest.complaint(key, text.where()));
    } else if (setting.get() instanceof Setting.Many<?> many && many.key().equals(key)) {
      hearEntries(many, text, given, faults);
    } else {
      given.put(key, text);
    }
  }

  private static void hearEntries(
      Setting.Many<?> many, Given text, Map<String, Given> given, List<String> faults) {
    try {
      many.entries(text.text())
          .forEach((key, entry) -> given.put(key, new Given(entry, text.where())));
    } catch (IllegalArgumentException e) {
      faults.add(fault(many.key(), text, many.rule()));
    }
  }

  private static Map<String, Object> values(Map<String, Given> given, List<String> faults) {
    References references = references(given);
    Map<String, Object> values = new HashMap<>();
    for (Setting setting : Catalogue.all()) {
      if (setting instanceof Setting.One<?> one) {
        Given text = given.getOrDefault(one.key(), new Given(one.standardText(), "default"));
        read(one.key(), one.kind(), text, references, faults)
            .ifPresent(v -> values.put(one.key(), v));
      } else if (setting instanceof Setting.Many<?> many) {
        values.put(many.key(), entries(many, given, references, faults));
      }
    }
    return values;
  }

  /** By the providers that are given themselves, which refer to nothing. */
  private static References references(Map<String, Given> given) {
    Map<String, String> kafka = new HashMap<>();
    given.forEach(
        (key, text) -> {
          if (ConnectionSettings.KAFKA.holds(key)) {
            kafka.put(ConnectionSettings.KAFKA.name(key), text.text());
          }
        });
    return new References(kafka);
  }

  private static Map<String, Object> entries(
      Setting.Many<?> many, Map<String, Given> given, References references, List<String> faults) {
    Map<String, Given> texts = new LinkedHashMap<>();
    many.standard()
        .forEach((name, text) -> texts.put(many.key() + "." + name, new Given(text, "default")));
    given.forEach(
        (key, text) -> {
          if (many.holds(key)) {
            texts.put(key, text);
          }
        });
    Map<String, Object> entries = new LinkedHashMap<>();
    texts.forEach(
        (key, text) ->
            read(key, many.kind(), text, references, faults)
                .ifPresent(v -> entries.put(many.name(key), v)));
    return entries;
  }

  private static Optional<Object> read(
      String key, Kind<?> kind, Given given, References references, List<String> faults) {
    String text;
    try {
      text = isLeftToKafka(key) ? given.text() : references.resolve(given.text());
    } catch (IllegalArgumentException e) {
      faults.add(key + " (" + given.where() + ") " + e.getMessage());
      return Optional.empty();
    }
    try {
      return Optional.of(kind.read(text));
    } catch (IllegalArgumentException e) {
      faults.add(fault(key, given, kind.rule()));
      return Optional.empty();
    }
  }

  /** Kafka's clients read what they are passed on themselves, each when it begins. */
  private static boolean isLeftToKafka(String key) {
    return ConnectionSettings.KAFKA.holds(key);
  }

  private static String fault(String key, Given given, String rule) {
    String shown = Setting.isSecret(key) ? "***" : "\"" + given.text().strip() + "\"";
    return key + " is " + shown + " (" + given.where() + "): it must be " + rule;
  }

  /** A text and where it was given. */
  public record Given(String text, String where) {}

  /** A setting was asked for whose text could not be read; the fault is listed already. */
  static final class Unread extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unread(String key) {
      super(key);
    }
  }
}
