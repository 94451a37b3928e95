package dev.waymark.sandbox;

/** A program that waits for what never comes. */
public final class NeverEnds {

  private NeverEnds() {}

  public static void main(String[] args) throws InterruptedException {
    new java.util.concurrent.CountDownLatch(1).await();
  }
}
