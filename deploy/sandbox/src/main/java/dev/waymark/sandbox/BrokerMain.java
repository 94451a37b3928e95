package dev.waymark.sandbox;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Path;
import java.util.Arrays;
import org.slf4j.LoggerFactory;

/** A broker in a process of its own, where its work must not be taken for that of others. */
public final class BrokerMain {

  private BrokerMain() {}

  /**
   * @param args the folder, then the port of one that is alone, or the seat of one among others
   */
  public static void main(String[] args) {
    if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
      root.setLevel(Level.WARN);
    }
    Path folder = Path.of(args[0]);
    Broker broker =
        args.length == 2
            ? Broker.start(folder, Integer.parseInt(args[1]))
            : Broker.start(folder, BrokerSeat.of(Arrays.asList(args).subList(1, args.length)));
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop-the-broker"));
  }
}
