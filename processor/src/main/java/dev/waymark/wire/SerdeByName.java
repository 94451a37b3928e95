package dev.waymark.wire;

import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Utils;

/**
 * Somebody else's serde, named by a setting; for example Confluent's, with its jar on the class
 * path. Its values are Avro records, generated or generic. Each caller gets one of its own, for
 * nothing says that threads may share it.
 */
record SerdeByName(String className, Map<String, Object> settings) {

  SerdeByName {
    settings = Map.copyOf(settings);
  }

  /**
   * A new serde for record values.
   *
   * @throws IllegalArgumentException when there is no such serde
   */
  Serde<Object> load() {
    try {
      @SuppressWarnings("unchecked") // it is asked for Avro records and given nothing else
      Serde<Object> serde = Utils.newInstance(className, Serde.class);
      serde.configure(settings, false);
      return serde;
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(
          "serde.class is " + className + ": there is no such class on the class path", e);
    } catch (ConfigException e) {
      throw new IllegalArgumentException(
          "serde.class is " + className + ": it refuses its settings: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "serde.class is " + className + ": it cannot be made: " + e, e);
    }
  }
}
