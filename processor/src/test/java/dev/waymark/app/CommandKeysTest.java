package dev.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.event.Identifier;
import dev.waymark.domain.event.IdentifierType;
import dev.waymark.domain.identity.Party;
import org.junit.jupiter.api.Test;

class CommandKeysTest {

  private static final Party DEVICE = Party.of(new Identifier(IdentifierType.DEVICE, "d1"));

  @Test
  void words_on_the_same_two_names_have_the_same_key_whichever_comes_first() {
    Party ann = Party.customer("ann");

    assertThat(CommandSender.key(ann, DEVICE)).isEqualTo("3:ann,~DEVICE:d1");
    assertThat(CommandSender.key(DEVICE, ann)).isEqualTo(CommandSender.key(ann, DEVICE));
  }

  @Test
  void no_names_are_so_odd_that_other_pairs_have_their_key() {
    assertThat(CommandSender.key(Party.customer("a,b"), Party.customer("c")))
        .isNotEqualTo(CommandSender.key(Party.customer("a"), Party.customer("b,c")));
  }
}
