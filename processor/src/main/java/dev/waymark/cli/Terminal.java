package dev.waymark.cli;

import java.io.Console;

/** Whether somebody watches: bars and pictures are for people, plain lines for files. */
public final class Terminal {

  private Terminal() {}

  /** Whether both input and output are a terminal. */
  @SuppressWarnings("SystemConsoleNull") // where there is always a console, it is asked as well
  public static boolean isThere() {
    Console console = System.console();
    return console != null && isTerminal(console);
  }

  /** From JDK 22 on, there is a console without a terminal, too; before, none can be asked. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot ask the console", e);
    }
  }
}
