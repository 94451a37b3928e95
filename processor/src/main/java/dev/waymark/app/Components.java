package dev.waymark.app;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Makes a setting of every component of a record of numbers, and the record of the settings: a new
 * component needs no line here.
 */
final class Components {

  private Components() {}

  /**
   * One setting for each component.
   *
   * @param standard the record that holds the defaults
   * @param prefix what comes before the component's name in the key
   * @param sentence makes the sentence of the component's words
   */
  static <T> Map<String, Setting.One<T>> settings(
      Record standard, String prefix, Kind<T> kind, UnaryOperator<String> sentence) {
    Map<String, Setting.One<T>> settings = new LinkedHashMap<>();
    for (RecordComponent component : standard.getClass().getRecordComponents()) {
      String words = component.getName().replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
      settings.put(
          component.getName(),
          new Setting.One<>(
              prefix + words.replace(' ', '-'),
              String.valueOf(value(component, standard)),
              kind,
              sentence.apply(words)));
    }
    return settings;
  }

  /** One setting for each component of a record for which there are no defaults. */
  static <T> Map<String, Setting.One<T>> settings(
      Class<? extends Record> type, String prefix, Kind<T> kind, UnaryOperator<String> sentence) {
    Map<String, Setting.One<T>> settings = new LinkedHashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      String name = component.getName();
      settings.put(name, new Setting.One<>(prefix + name, "", kind, sentence.apply(name)));
    }
    return settings;
  }

  /** What a record says, as text by the key of each component's setting. */
  static <T> Map<String, String> texts(Record record, Map<String, Setting.One<T>> settings) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Setting.One<T> setting = settings.get(component.getName());
      if (setting != null) {
        texts.put(setting.key(), String.valueOf(value(component, record)));
      }
    }
    return texts;
  }

  /** The record whose components have the values found by their names. */
  static <R extends Record> R record(Class<R> type, Function<String, ?> value) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values = Arrays.stream(components).map(c -> value.apply(c.getName())).toArray();
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (java.lang.reflect.InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw new IllegalStateException("cannot make " + type, e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make " + type, e);
    }
  }

  private static Object value(RecordComponent component, Record standard) {
    try {
      return component.getAccessor().invoke(standard);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }
}
