package dev.waymark.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of this machine, on loopback only. */
public final class Port {

  /** Stands for "any port that is free". */
  public static final int ANY = 0;

  private Port() {}

  /**
   * The port itself when it is free, or a free one for {@link #ANY}.
   *
   * @throws IllegalArgumentException when the port is taken, naming it and who wanted it
   */
  public static int free(int wanted, String usedFor) {
    try (ServerSocket socket = new ServerSocket()) {
      // Without it, a port in TIME_WAIT after a restart would pass for taken.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
      return socket.getLocalPort();
    } catch (java.net.BindException e) {
      throw new IllegalArgumentException(
          "port " + wanted + " is taken: the " + usedFor + " needs a free port on 127.0.0.1", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
