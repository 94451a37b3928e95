package dev.waymark.sandbox.hostile;

import dev.waymark.stream.End;
import dev.waymark.wire.RejectReason;

/** How a record must end. */
sealed interface Ending {

  Ending APPLIED = new Otherwise(End.APPLIED);
  Ending DUPLICATE = new Otherwise(End.DUPLICATE);
  Ending LATE = new Otherwise(End.LATE);

  /** Told on the topic of rejects, for this reason. */
  record Rejected(RejectReason reason) implements Ending {

    @Override
    public End end() {
      return End.REJECTED;
    }

    @Override
    public String word() {
      return reason.name();
    }
  }

  /** In a way that needs no reason. */
  record Otherwise(End end) implements Ending {

    @Override
    public String word() {
      return end.label();
    }
  }

  /** How it is counted. */
  End end();

  /** The word for it in reports. */
  String word();

  static Ending rejected(RejectReason reason) {
    return new Rejected(reason);
  }
}
