package dev.waymark.sandbox.demo;

import java.io.Console;

/** Whether a person is watching. */
final class Terminal {

  private Terminal() {}

  @SuppressWarnings("SystemConsoleNull") // before JDK 22 it is null, afterwards it can be asked
  static boolean isThere() {
    Console console = System.console();
    return console != null && isTerminal(console) && !"dumb".equals(System.getenv("TERM"));
  }

  /** From JDK 22 on there is a console without a terminal, which can be asked. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
