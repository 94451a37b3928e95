package dev.waymark.wire.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.event.AppInstall;
import dev.waymark.domain.event.Identifier;
import dev.waymark.domain.event.IdentifierType;
import dev.waymark.domain.event.Origin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RemovalTest {

  @Test
  void many_long_events_go_in_several_records_the_oldest_first() {
    List<Entry> entries = new ArrayList<>(entries(100, 64));
    Collections.reverse(entries);

    List<Removal> parts = new Removal("ann", entries, entries).parts();

    assertThat(parts).hasSizeGreaterThan(10);
    assertThat(parts)
        .allSatisfy(part -> assertThat(AddressedCodec.write(part).length).isLessThan(900_000));
    assertThat(parts).allMatch(part -> part.via().equals("ann"));
    assertThat(parts.stream().flatMap(part -> part.out().stream()).toList())
        .isEqualTo(entries(100, 64));
    assertThat(parts.stream().flatMap(part -> part.in().stream()).toList())
        .isEqualTo(entries(100, 64));
  }

  @Test
  void few_or_short_events_go_in_one() {
    Removal removal = new Removal("", entries(256, 2), entries(200, 1));

    assertThat(removal.parts()).containsExactly(removal);
  }

  private static List<Entry> entries(int count, int names) {
    return IntStream.range(0, count).mapToObj(i -> entry(i, names)).toList();
  }

  private static Entry entry(int number, int names) {
    List<Identifier> identifiers =
        IntStream.range(0, names)
            .mapToObj(i -> new Identifier(IdentifierType.DEVICE, "d" + i + "x".repeat(names * 16)))
            .toList();
    Origin origin = new Origin("e" + number, number, "", identifiers, "", "", "", "");
    return new Entry(new AppInstall(origin, AppInstall.Step.INSTALLED, "", ""), 0, number);
  }
}
