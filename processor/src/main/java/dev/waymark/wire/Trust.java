package dev.waymark.wire;

import dev.waymark.schema.Purchase;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Avro makes records only of classes somebody vouches for. We vouch for those generated from our
 * own schemas, and for nothing besides what was trusted before. Whatever makes or reads them here
 * sees to it; call it first where a record is made by its own builder before that.
 */
public final class Trust {

  private static final String OURS = Purchase.class.getPackageName();

  static {
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.getGlobal(), type -> type.getPackageName().equals(OURS)));
  }

  private Trust() {}

  /** Makes sure that our records are trusted from here on. */
  public static void ourRecords() {
    // Loading this class has done it, once for the process.
  }
}
