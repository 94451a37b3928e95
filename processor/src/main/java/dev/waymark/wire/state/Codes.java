package dev.waymark.wire.state;

/**
 * The bytes that stand for values of enums in state: their places. A new value is added at the end
 * of its enum, never between; a test holds the places of those that were released.
 */
final class Codes {

  private static final ClassValue<Object[]> VALUES =
      new ClassValue<>() {
        @Override
        protected Object[] computeValue(Class<?> type) {
          return type.getEnumConstants();
        }
      };

  private Codes() {}

  @SuppressWarnings("EnumOrdinal") // the places are the contract, and a test holds them
  static int of(Enum<?> value) {
    return value.ordinal();
  }

  static <E extends Enum<E>> E value(Class<E> type, int code) {
    Object[] values = VALUES.get(type);
    if (code >= values.length) {
      throw new IllegalStateException(
          type.getSimpleName() + " " + code + " is not of this release");
    }
    return type.cast(values[code]);
  }
}
