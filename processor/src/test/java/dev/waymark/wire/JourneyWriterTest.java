package dev.waymark.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.journey.Fold;
import dev.waymark.domain.journey.Moments;
import dev.waymark.domain.kit.Histories;
import dev.waymark.domain.kit.History;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.schema.Journey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.junit.jupiter.api.Test;

class JourneyWriterTest {

  @Test
  void journeys_are_written_as_avros_own_writer_would() throws IOException {
    Trust.ourRecords();
    for (long seed = 1; seed <= 2_000; seed++) {
      History history = Histories.of(seed);
      Fold fold = history.fold();
      dev.waymark.domain.journey.Journey journey =
          history.ledger().fold(fold, history.endMs(), new Moments());
      Journey record = new Outcomes(fold).journey(journey, fold.wakeAtMs(journey), new Sum(2, 300));
      assertThat(bytes(record, new JourneyWriter()))
          .as("seed " + seed)
          .isEqualTo(bytes(record, new SpecificDatumWriter<>(Journey.getClassSchema())));
    }
  }

  private static byte[] bytes(Journey record, DatumWriter<Journey> writer) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    writer.write(record, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }
}
