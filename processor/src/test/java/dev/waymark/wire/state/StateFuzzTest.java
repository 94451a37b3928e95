package dev.waymark.wire.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.waymark.domain.identity.Party;
import dev.waymark.wire.Frugal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Damaged state is refused, soon and in little memory; what can be read is written and read again
 * as it was. The first byte of an input of this test chooses what the rest is read as.
 */
class StateFuzzTest {

  private record Codec<T>(Function<byte[], T> reading, Function<T, byte[]> writing) {

    /** Nothing where the bytes are refused. */
    void tryOn(byte[] bytes) {
      T first;
      try {
        first = Frugal.ly(bytes.length, () -> reading.apply(bytes));
      } catch (RuntimeException refused) {
        return;
      }
      assertThat(reading.apply(writing.apply(first))).isEqualTo(first);
    }
  }

  private static final Party SELF = Party.ofKey("~DEVICE:d1");

  private static final List<Codec<?>> CODECS =
      List.of(
          new Codec<>(bytes -> JourneyCodec.read("ann", bytes), JourneyCodec::write),
          new Codec<>(EntryCodec::read, EntryCodec::write),
          new Codec<>(AddressedCodec::read, AddressedCodec::write),
          new Codec<>(NamedCodec::read, NamedCodec::write),
          new Codec<>(bytes -> NodeCodec.read(SELF, bytes), NodeCodec::write),
          new Codec<>(BatchCodec::read, BatchCodec::write),
          new Codec<>(CellCodec::read, CellCodec::write),
          new Codec<>(FriendsCodec::read, FriendsCodec::write),
          new Codec<>(Texts::read, Texts::write));

  @FuzzTest(maxDuration = "15s")
  void damaged_state_is_refused_and_all_else_is_kept(byte[] data) {
    if (data.length > 0) {
      CODECS
          .get(Math.floorMod(data[0], CODECS.size()))
          .tryOn(Arrays.copyOfRange(data, 1, data.length));
    }
  }
}
