package dev.waymark.app;

import dev.waymark.schema.Receipt;
import dev.waymark.stream.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The answers to erasures, from the moment this is opened on. */
public final class Receipts implements AutoCloseable {

  private final OutputReader<Receipt> reader;

  /**
   * Listens from now on, before anything is asked.
   *
   * @throws Failure when the topic is missing
   */
  public Receipts(Config config) {
    reader = new OutputReader<>(config, Topic.RECEIPTS, Receipt.class);
    reader.seekToEnd();
  }

  /** Waits until the answer to an erasure has come, or it is not to go on. */
  public Optional<Receipt> await(String erasureId, BooleanSupplier goesOn) {
    List<Receipt> found = new ArrayList<>();
    reader.follow(
        told ->
            told.value()
                .filter(each -> each.getReceiptId().equals(erasureId))
                .ifPresent(found::add),
        () -> found.isEmpty() && goesOn.getAsBoolean());
    return found.stream().findFirst();
  }

  @Override
  public void close() {
    reader.close();
  }
}
