package dev.waymark.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.waymark.domain.event.EventKind;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.identity.Command;
import dev.waymark.domain.identity.Link;
import dev.waymark.schema.Erasure;
import dev.waymark.wire.state.Entry;
import dev.waymark.wire.state.EntryCodec;
import dev.waymark.wire.state.Linking;
import dev.waymark.wire.state.NamedCodec;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Whatever bytes lie on an input topic, reading them gives a value, soon and in little memory; and
 * what was accepted is kept as it is. The first byte of an input of this test chooses the topic,
 * the second one how the rest comes to its schema.
 */
class DecodersFuzzTest {

  private static final int CHOICES = 2;
  private static final MemoryRegistry REGISTRY = new MemoryRegistry();

  /** Texts are scored, too. */
  private static final InputRules RULES =
      new InputRules(
          Currency.getInstance("EUR"),
          1 << 20,
          BlockedNames.USUAL,
          new Classification(Map.of("late", Reason.LATE_DELIVERY), List.of("cancel my"), true));

  private static final Wire WIRE =
      Wire.over(REGISTRY, WireSettings.of(Reading.settings().registry(), true, RULES));
  private static final List<Deserializer<Decoded>> TOPICS =
      List.of(
          WIRE.input(EventKind.PURCHASE),
          WIRE.input(EventKind.SUPPORT_CONTACT),
          WIRE.input(EventKind.SOCIAL_MENTION),
          WIRE.input(EventKind.APP_INSTALL),
          WIRE.links(),
          WIRE.erasures());
  private static final List<Schema> OURS =
      List.of(
          Schemas.of(Schemas.recordOf(EventKind.PURCHASE)),
          Schemas.of(Schemas.recordOf(EventKind.SUPPORT_CONTACT)),
          Schemas.of(Schemas.recordOf(EventKind.SOCIAL_MENTION)),
          Schemas.of(Schemas.recordOf(EventKind.APP_INSTALL)),
          Schemas.of(dev.waymark.schema.Link.class),
          Schemas.of(Erasure.class));
  private static final List<Integer> OUR_IDS = OURS.stream().map(REGISTRY::add).toList();
  private static final List<Integer> OTHER_IDS =
      OURS.stream().map(DecodersFuzzTest::newer).map(REGISTRY::add).toList();

  @FuzzTest(maxDuration = "20s")
  void whatever_the_bytes_are_the_answer_is_a_value(byte[] data) {
    if (data.length < CHOICES) {
      return;
    }
    int topic = Math.floorMod(data[0], TOPICS.size());
    byte[] value = value(topic, data);

    Decoded decoded = Frugal.ly(value.length, () -> TOPICS.get(topic).deserialize("topic", value));

    assertThat(decoded.original()).isSameAs(value);
    if (decoded instanceof Decoded.Rejected rejected) {
      assertThat(rejected.message()).isNotBlank().hasSizeLessThan(600);
    } else if (decoded instanceof Decoded.Read read) {
      Entry entry = new Entry(read.event(), 3, 14);
      assertThat(EntryCodec.read(EntryCodec.write(entry))).isEqualTo(entry);
    } else if (decoded instanceof Decoded.Commanded commanded) {
      keep(commanded.command());
    }
  }

  private static void keep(Command command) {
    if (command instanceof Link link) {
      Linking linking = new Linking(link.right(), link.command());
      assertThat(NamedCodec.read(NamedCodec.write(linking))).isEqualTo(linking);
    }
  }

  /** As it is, as a body of our own schema, or as one of a schema that has more to skip. */
  private static byte[] value(int topic, byte[] data) {
    byte[] rest = Arrays.copyOfRange(data, CHOICES, data.length);
    return switch (Math.floorMod(data[1], 3)) {
      case 0 -> rest;
      case 1 -> with(OUR_IDS.get(topic), rest);
      default -> with(OTHER_IDS.get(topic), rest);
    };
  }

  private static byte[] with(int id, byte[] body) {
    byte[] value = Arrays.copyOf(WireFormat.header(id), WireFormat.HEADER_BYTES + body.length);
    System.arraycopy(body, 0, value, WireFormat.HEADER_BYTES, body.length);
    return value;
  }

  /** The same, and before all else what can be nested, counted and measured without end. */
  private static Schema newer(Schema ours) {
    String more =
        """
        {"name":"chain","type":{"type":"record","name":"Chain","fields":[
          {"name":"next","type":["null","Chain"]}]}},
        {"name":"many","type":{"type":"array","items":"long"}},
        {"name":"lists","type":{"type":"array","items":{"type":"array","items":"long"}}},
        {"name":"map","type":{"type":"map","values":"bytes"}},
        {"name":"more","type":["null","string","double","boolean","Chain"]},
        """;
    return new Schema.Parser()
        .parse(ours.toString().replaceFirst("\"fields\":\\[", "\"fields\":[" + more));
  }
}
