package dev.waymark.wire;

/** Why a record could not be taken; the codes of {@code waymark.rejects}. */
public enum RejectReason {
  /** It has no value at all. */
  EMPTY,
  /** It ends before its fields do. */
  TRUNCATED,
  /** It does not begin with the zero byte of the wire format. */
  WRONG_MAGIC,
  /** The registry has no schema by its id. */
  UNKNOWN_SCHEMA_ID,
  /** Its schema is known and cannot be read as what belongs on this topic. */
  WRONG_SCHEMA,
  /** A field that must be there is not, or is empty. */
  MISSING_REQUIRED,
  /** A value is not of the list the schema gives. */
  UNKNOWN_ENUM,
  /** It names no customer and carries no identifier that names anybody. */
  NO_IDENTIFIER,
  /** A time is negative or beyond the year 9999. */
  BAD_TIME,
  /** It says that it happened after it was written. */
  FUTURE,
  /** It, or one of its names, is larger than allowed. */
  OVERSIZED,
  /** An amount is too large to be summed safely. */
  AMOUNT_OVERFLOW,
  /** An amount is below zero. */
  NEGATIVE_AMOUNT,
  /** A count of things or people is below zero. */
  NEGATIVE_COUNT,
  /** The currency is not a code of ISO 4217. */
  UNKNOWN_CURRENCY,
  /** The currency is a real one, but not the reporting currency. */
  OTHER_CURRENCY,
  /** The sentiment does not lie between -1 and 1. */
  BAD_SENTIMENT,
  /** Its bytes are not what its schema says, or more follow. */
  CORRUPT,
  /** A customer id looks like what we call somebody who has none. */
  RESERVED_NAME,
  /** Somebody is to be erased, and no erasure.key is set. */
  ERASURE_OFF,
  /** What it says cannot be so. */
  CONTRADICTION
}
