package dev.waymark.sandbox.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {

  @TempDir private Path folder;

  @Test
  void equal_rows_are_equal_bytes_quoted_where_they_must_be() throws IOException {
    List<String> columns = List.of("name", "says");
    List<String> ann = List.of("ann", "late, \"again\"");
    List<String> bob = List.of("bob", "two\nlines");
    Table.sorted("one.csv", columns, List.of(bob, ann)).write(folder);
    Table.sorted("other.csv", columns, List.of(ann, bob)).write(folder);
    assertThat(Files.readString(folder.resolve("one.csv")))
        .isEqualTo("name,says\nann,\"late, \"\"again\"\"\"\nbob,\"two\nlines\"\n")
        .isEqualTo(Files.readString(folder.resolve("other.csv")));
  }

  @Test
  void a_column_can_be_left_out() {
    Table table = Table.sorted("t.csv", List.of("a", "b"), List.of(List.of("1", "2")));
    assertThat(table.without(List.of("a")).columns()).containsExactly("b");
    assertThat(table.without(List.of("a")).rows()).containsExactly(List.of("2"));
  }

  @Test
  void numbers_and_pairs_are_written_one_way() {
    assertThat(Text.of(0.1234565)).isEqualTo("0.123456");
    assertThat(Text.ofMicros(-1_500_000)).isEqualTo("-1.500000");
    assertThat(Text.of(Map.of("stage", "NEW", "segment", "GOLD")))
        .isEqualTo("segment=GOLD;stage=NEW");
  }
}
