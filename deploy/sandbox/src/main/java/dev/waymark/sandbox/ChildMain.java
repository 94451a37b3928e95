package dev.waymark.sandbox;

import java.io.IOException;
import java.util.Arrays;

/**
 * Runs another main class until standard input ends, which it does when the parent process is gone,
 * however it went. So a child of the sandbox never outlives it.
 */
public final class ChildMain {

  private ChildMain() {}

  public static void main(String[] args) throws ReflectiveOperationException {
    Thread watch = new Thread(ChildMain::endWithTheParent, "end-with-the-parent");
    watch.setDaemon(true);
    watch.start();
    Class.forName(args[0])
        .getMethod("main", String[].class)
        .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
  }

  private static void endWithTheParent() {
    try {
      while (System.in.read() >= 0) {
        // The parent has nothing to say; only its end counts.
      }
    } catch (IOException e) {
      // A broken pipe is an ended one.
    }
    Runtime.getRuntime().exit(0);
  }
}
