package dev.waymark.stream;

import dev.waymark.domain.identity.Party;
import dev.waymark.wire.state.EventIds;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The keys of state stores and topics. */
final class Keys {

  private static final byte[] NOTHING = new byte[0];

  private Keys() {}

  static byte[] customer(String customer) {
    return customer.getBytes(StandardCharsets.UTF_8);
  }

  static String customer(byte[] key) {
    return new String(key, StandardCharsets.UTF_8);
  }

  /** What all ledger keys of a customer begin with; also the key of the ledger's base. */
  static byte[] ledger(byte[] customer) {
    return ledger(customer, NOTHING);
  }

  static byte[] ledger(byte[] customer, String eventId) {
    return ledger(customer, EventIds.bytes(eventId));
  }

  private static byte[] ledger(byte[] customer, byte[] eventId) {
    return ByteBuffer.allocate(Short.BYTES + customer.length + eventId.length)
        .putShort((short) customer.length)
        .put(customer)
        .put(eventId)
        .array();
  }

  /** The customer in a ledger key. */
  static String ledgerCustomer(byte[] key) {
    return new String(
        key, Short.BYTES, ByteBuffer.wrap(key).getShort() & 0xFFFF, StandardCharsets.UTF_8);
  }

  /** The event id in a ledger key, after a prefix of so many bytes. */
  static String ledgerEvent(byte[] key, int prefix) {
    return EventIds.read(key, prefix);
  }

  /** A name that a customer was seen with. */
  static byte[] held(byte[] customer, Party name) {
    return ledger(customer, customer(name.key()));
  }

  static byte[] deadline(long atMs, byte[] customer) {
    return ByteBuffer.allocate(Long.BYTES + customer.length).putLong(atMs).put(customer).array();
  }

  static long deadlineMs(byte[] key) {
    return ByteBuffer.wrap(key).getLong();
  }

  static byte[] deadlineCustomer(byte[] key) {
    return Arrays.copyOfRange(key, Long.BYTES, key.length);
  }
}
