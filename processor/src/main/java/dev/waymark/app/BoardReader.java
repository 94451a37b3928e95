package dev.waymark.app;

import dev.waymark.domain.rules.Rules;
import dev.waymark.query.Unspoken;
import dev.waymark.query.board.Board;
import dev.waymark.query.board.BoardRules;
import dev.waymark.schema.ChurnAlert;
import dev.waymark.schema.Kpi;
import dev.waymark.schema.SaveWindow;
import dev.waymark.stream.Topic;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads for the board what all instances have told, with consumers of its own: no stream thread
 * waits for it, and nothing is read before somebody asks. After a failure the next who asks makes
 * it begin anew.
 */
final class BoardReader implements Supplier<Board>, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BoardReader.class);
  private static final int TOPICS = 3;
  private static final long REST_NS = TimeUnit.SECONDS.toNanos(5);

  private final Config config;
  private Board board;
  private long begunNs = System.nanoTime();
  private boolean begun;
  private volatile boolean closed;

  BoardReader(Config config) {
    this.config = config;
    this.board = empty(config);
  }

  private static Board empty(Config config) {
    Rules rules = config.rules();
    return new Board(
        new BoardRules(
            rules.zone(),
            rules.currency(),
            config.settings().get(ConnectionSettings.JOURNEY_PARTITIONS),
            rules.value().windowMs(),
            rules.churn().horizonMs(),
            TOPICS));
  }

  @Override
  public synchronized Board get() {
    if (!closed && (!begun || isWorthAnotherTry())) {
      begun = true;
      begunNs = System.nanoTime();
      board = empty(config);
      begin(board);
    }
    return board;
  }

  private boolean isWorthAnotherTry() {
    return board.hasFailed() && System.nanoTime() - begunNs > REST_NS;
  }

  private void begin(Board told) {
    read(
        told,
        Topic.KPIS,
        Kpi.class,
        Board::isWanted,
        cell -> told.hearKpi(cell.key(), cell.value()));
    read(
        told,
        Topic.CHURN_ALERTS,
        ChurnAlert.class,
        key -> true,
        alert -> told.hearAlert(alert.key(), alert.value()));
    read(
        told,
        Topic.SAVE_WINDOWS,
        SaveWindow.class,
        key -> true,
        window -> told.hearWindow(window.key(), window.value()));
  }

  private <T extends SpecificRecord> void read(
      Board told, Topic topic, Class<T> type, Predicate<String> wanted, Consumer<Told<T>> hearer) {
    Thread thread =
        new Thread(() -> follow(told, topic, type, wanted, hearer), "board-" + topic.key());
    thread.setDaemon(true);
    thread.start();
  }

  private <T extends SpecificRecord> void follow(
      Board told, Topic topic, Class<T> type, Predicate<String> wanted, Consumer<Told<T>> hearer) {
    try (OutputReader<T> reader = new OutputReader<>(config, topic, type, wanted)) {
      reader.readAll(hearer, () -> goesOn(told));
      told.hearAll();
      reader.follow(hearer, () -> goesOn(told));
    } catch (Failure e) {
      fail(told, topic, e.reason(), e);
    } catch (SerializationException e) {
      fail(told, topic, "a record of " + topic.key() + " cannot be read", e);
    } catch (KafkaException e) {
      fail(told, topic, String.valueOf(e.getMessage()), e);
    } catch (RuntimeException e) {
      fail(told, topic, "a fault of Waymark; its log says more", e);
    }
  }

  private boolean goesOn(Board told) {
    return !closed && !told.hasFailed();
  }

  private static void fail(Board told, Topic topic, String reason, RuntimeException cause) {
    LOG.atWarn()
        .addKeyValue("topic", topic.key())
        .setCause(Unspoken.of(cause))
        .log("the board cannot be read");
    told.fail(reason);
  }

  @Override
  public void close() {
    closed = true;
  }
}
