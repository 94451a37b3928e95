package dev.waymark.sandbox.replay;

import dev.waymark.app.Config;

/** Those who do the work of a replay. */
interface Instances extends AutoCloseable {

  /** So many of them: one in this process, or several in processes of their own. */
  static Instances start(Config config, int count) {
    return count == 1 ? InProcess.start(config) : Processes.start(config, count);
  }

  /**
   * Does nothing while they live.
   *
   * @throws dev.waymark.app.Failure when nobody is left to do the work
   */
  void requireAlive();

  @Override
  void close();
}
