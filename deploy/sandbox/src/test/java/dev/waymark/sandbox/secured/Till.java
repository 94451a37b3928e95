package dev.waymark.sandbox.secured;

import dev.waymark.app.Config;
import dev.waymark.domain.event.EventKind;
import dev.waymark.schema.Purchase;
import dev.waymark.schema.PurchaseStep;
import dev.waymark.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Where customers buy, one thing at a time. */
record Till(Config config) {

  /** Sends a purchase, which is on its topic then. */
  void buy(String customer, String eventId) {
    byte[] key = customer.getBytes(StandardCharsets.UTF_8);
    byte[] value =
        Wire.of(config.with(Map.of("registry.register", "true")).wire())
            .writer(EventKind.PURCHASE)
            .serialize("purchases", (SpecificRecord) purchase(customer, eventId));
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            config.client(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>("purchases", key, value)).get();
    } catch (ExecutionException e) {
      throw new AssertionError("no purchase could be sent", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static Purchase purchase(String customer, String eventId) {
    return Purchase.newBuilder()
        .setEventId(eventId)
        .setOccurredAt(Instant.now())
        .setCustomerId(customer)
        .setStep(PurchaseStep.PLACED)
        .setOrderId(eventId)
        .setAmount(1999)
        .setCurrency("USD")
        .build();
  }
}
