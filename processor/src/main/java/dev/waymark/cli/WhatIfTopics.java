package dev.waymark.cli;

import dev.waymark.app.Candidate;
import dev.waymark.app.Failure;
import dev.waymark.app.InputReader;
import dev.waymark.app.KnownBefore;
import dev.waymark.domain.event.EventKind;
import dev.waymark.ingest.Progress;
import dev.waymark.replay.whatif.Both;
import dev.waymark.replay.whatif.Gathering;
import dev.waymark.replay.whatif.Reader;
import dev.waymark.replay.whatif.Terms;
import dev.waymark.stream.Topic;
import dev.waymark.wire.Decoded;
import dev.waymark.wire.RegistryOutage;
import dev.waymark.wire.RegistryRefusal;
import dev.waymark.wire.Wire;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads the input topics once for both sides. */
final class WhatIfTopics {

  private final Candidate candidate;
  private final long untilMs;
  private final PrintWriter lines;

  WhatIfTopics(Candidate candidate, long untilMs, PrintWriter lines) {
    this.candidate = candidate;
    this.untilMs = untilMs;
    this.lines = lines;
  }

  WhatIfHistory read() {
    Reader<Topic, byte[]> reader = reader();
    KnownBefore known = new KnownBefore(candidate.configs().baseline());
    Gathering gathering = new Gathering(candidate.terms(), untilMs, known.erased()::test);
    try (InputReader topics = new InputReader(candidate.configs().baseline());
        Progress progress = ReadingProgress.of("topics", topics.records(), lines)) {
      known.links((topic, record) -> command(topic, record, reader, gathering));
      topics.readAll(
          (topic, record) -> {
            gathering.take(
                reader.read(topic, record.value()),
                cameMs(record),
                record.partition(),
                record.offset());
            progress.at(gathering.read());
          });
      return new WhatIfHistory(candidate, gathering);
    } catch (RegistryOutage | RegistryRefusal e) {
      gathering.close();
      throw new Failure(String.valueOf(e.getMessage()), e);
    } catch (RuntimeException e) {
      gathering.close();
      throw e;
    }
  }

  /** A command that was taken back is none. */
  private static void command(
      Topic topic,
      ConsumerRecord<byte[], byte[]> record,
      Reader<Topic, byte[]> reader,
      Gathering gathering) {
    byte @Nullable [] command = record.value();
    if (command != null) {
      gathering.command(reader.read(topic, command));
    }
  }

  private Reader<Topic, byte[]> reader() {
    Both<BiFunction<Topic, byte[], Decoded>> readers =
        candidate.configs().map(config -> decoding(Wire.of(config.wire()), config.topics()::name));
    return new Reader<>(readers, candidate.terms().map(Terms::inputs).agree());
  }

  private static BiFunction<Topic, byte[], Decoded> decoding(
      Wire wire, java.util.function.Function<Topic, String> names) {
    Map<Topic, Deserializer<Decoded>> inputs = new EnumMap<>(Topic.class);
    for (EventKind kind : EventKind.values()) {
      inputs.put(Topic.of(kind), wire.input(kind));
    }
    inputs.put(Topic.LINKS, wire.links());
    return (topic, bytes) ->
        java.util.Objects.requireNonNull(inputs.get(topic)).deserialize(names.apply(topic), bytes);
  }

  /** The broker's clock where it stamps records itself; else ours, as live. */
  private static long cameMs(ConsumerRecord<byte[], byte[]> record) {
    return record.timestampType() == TimestampType.LOG_APPEND_TIME
        ? record.timestamp()
        : System.currentTimeMillis();
  }
}
