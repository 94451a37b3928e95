package dev.waymark.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of this machine, on loopback only. */
public final class Port {

  /** Stands for "any port that is free". */
  public static final int ANY = 0;

  private Port() {}

  /** Below the ports that systems give to outgoing connections, which could take one meanwhile. */
  private static final int LOWEST = 10_000;

  private static final int BEYOND = 32_000;
  private static final int TRIES = 100;

  /**
   * The port itself when it is free, or a free one for {@link #ANY}.
   *
   * @throws IllegalArgumentException when the port is taken, naming it and who wanted it
   */
  public static int free(int wanted, String usedFor) {
    if (wanted != ANY) {
      if (!isFree(wanted)) {
        throw new IllegalArgumentException(
            "port " + wanted + " is taken: the " + usedFor + " needs a free port on 127.0.0.1");
      }
      return wanted;
    }
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, BEYOND);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException(
        "no port is free from "
            + LOWEST
            + " to "
            + BEYOND
            + " in "
            + TRIES
            + " tries: the "
            + usedFor
            + " needs one");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // Without it, a port in TIME_WAIT after a restart would pass for taken.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (java.net.BindException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
