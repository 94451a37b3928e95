package dev.waymark.sandbox.soak;

/** What is done to the instances, in turn. */
enum Step {
  /** The last of those that always work is stopped and started again, as an upgrade does. */
  RESTART,
  /** One more is added, that has no state yet. */
  SCALE_OUT,
  /** The one that was added is taken away. */
  SCALE_IN,
  /** The first, which was left alone so that its memory could be followed, is restarted as well. */
  RESTART_FIRST;

  /** What follows in turn. */
  Step next() {
    return switch (this) {
      case RESTART -> SCALE_OUT;
      case SCALE_OUT -> SCALE_IN;
      case SCALE_IN, RESTART_FIRST -> RESTART;
    };
  }

  /** As reports call it. */
  String label() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
