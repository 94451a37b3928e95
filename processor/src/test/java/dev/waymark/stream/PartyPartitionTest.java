package dev.waymark.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.event.Identifier;
import dev.waymark.domain.event.IdentifierType;
import dev.waymark.domain.identity.Party;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartyPartitionTest {

  private static final int PARTITIONS = 1_000;

  @ParameterizedTest
  @ValueSource(strings = {"c1", "~DEVICE", "~nothing:x", "d:1", "ü", "c2"})
  void somebody_lies_where_a_record_with_their_bare_name_lies(String name) {
    int partition = BuiltInPartitioner.partitionForKey(Keys.customer(name), PARTITIONS);
    assertThat(of(Party.customer(name))).isEqualTo(partition);
    for (IdentifierType type : IdentifierType.values()) {
      assertThat(of(Party.of(new Identifier(type, name)))).as("%s", type).isEqualTo(partition);
    }
  }

  private static int of(Party party) {
    return PartyPartition.of(Keys.customer(party.key()), PARTITIONS);
  }
}
