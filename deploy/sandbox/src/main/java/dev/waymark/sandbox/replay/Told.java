package dev.waymark.sandbox.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A record of an output topic.
 *
 * @param key the record's key
 * @param value what it tells, null where the key is forgotten
 */
public record Told<T>(String key, @Nullable T value) {

  /** What it tells of; its key where that is forgotten. */
  public String subject(BiFunction<String, T, String> of) {
    return value == null ? key : of.apply(key, value);
  }

  /** The last word on each subject, without what is forgotten. */
  static <T> List<T> last(List<Told<T>> all, BiFunction<String, T, String> subject) {
    Map<String, T> last = new LinkedHashMap<>();
    for (Told<T> told : all) {
      T value = told.value();
      if (value == null) {
        last.remove(told.key());
      } else {
        last.put(subject.apply(told.key(), value), value);
      }
    }
    return List.copyOf(last.values());
  }

  /** Everything that was told, in the order of the log. */
  public static <T> List<T> every(List<Told<T>> all) {
    List<T> values = new ArrayList<>();
    for (Told<T> told : all) {
      T value = told.value();
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }
}
