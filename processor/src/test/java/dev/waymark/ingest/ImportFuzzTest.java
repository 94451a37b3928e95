package dev.waymark.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.waymark.wire.Frugal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Whatever a file holds, each line of it is an event, a link or a bad line; only a file that cannot
 * be unpacked, or has not the columns it needs, is refused as a whole. The first byte of an input
 * of this test chooses how the rest is read.
 */
class ImportFuzzTest {

  private static final Path FILE = temporary();
  private static final Mapping SHOP = Mapping.read(Path.of("../deploy/mappings/shop-orders.yaml"));

  @FuzzTest(maxDuration = "15s")
  void every_line_is_good_or_bad(byte[] data) throws IOException {
    if (data.length == 0) {
      return;
    }
    byte[] content = Arrays.copyOfRange(data, 1, data.length);
    Files.write(FILE, content);
    try {
      int lines = Frugal.ly(content.length, () -> read(data[0]));
      assertThat(lines).isLessThanOrEqualTo(16 * content.length);
    } catch (UncheckedIOException | MappingFaults refused) {
      assertThat(refused).hasMessageNotContaining("null");
    }
  }

  private static int read(byte choice) {
    return switch (Math.floorMod(choice, 3)) {
      case 0 -> count(Optional.empty());
      case 1 -> count(Optional.of(SHOP));
      default -> links();
    };
  }

  private static int count(Optional<Mapping> mapping) {
    Lines lines = Lines.of(FILE, mapping);
    return lines.events().size() + lines.bad().size();
  }

  private static int links() {
    int[] lines = {0};
    LinkFile.read(FILE, good -> lines[0]++, bad -> lines[0]++);
    return lines[0];
  }

  private static Path temporary() {
    try {
      Path file = Files.createTempFile("fuzz", ".events");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
