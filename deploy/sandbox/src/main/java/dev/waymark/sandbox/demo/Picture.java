package dev.waymark.sandbox.demo;

/** What a subscriber to the output topics knows by now. */
final class Picture {

  private final Customers customers = new Customers();
  private final Moves moves = new Moves();
  private final Alerts alerts = new Alerts();
  private final SaveWindows windows = new SaveWindows();
  private final Sales sales = new Sales();

  Customers customers() {
    return customers;
  }

  Moves moves() {
    return moves;
  }

  Alerts alerts() {
    return alerts;
  }

  SaveWindows windows() {
    return windows;
  }

  Sales sales() {
    return sales;
  }

  /** Whether anything came out at all. */
  boolean isEmpty() {
    return customers.all() == 0 || sales.orders() == 0;
  }
}
