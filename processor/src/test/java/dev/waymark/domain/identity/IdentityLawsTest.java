package dev.waymark.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.event.Origin;
import dev.waymark.domain.kit.Laws;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Who is who does not depend on the order in which it is learnt, and a link can be taken back. */
class IdentityLawsTest {

  @Test
  void names_that_tell_one_another_know_what_the_whole_graph_says() {
    AtomicInteger moved = new AtomicInteger();
    Laws.forAllSeeds(
        seed -> {
          Graph graph = Graph.of(seed);
          WhoIsWho told = graph.learnt();
          Reckoning all = new Reckoning(graph);
          for (Party party : all.parties()) {
            for (long atMs = -1; atMs <= 21; atMs++) {
              String owner = all.owner(party, atMs);
              assertThat(told.owner(party, atMs)).as("%s at %s", party, atMs).isEqualTo(owner);
              moved.addAndGet(owner.equals(party.key()) ? 0 : 1);
            }
          }
        });
    assertThat(moved).hasPositiveValue();
  }

  @Test
  void any_order_of_events_and_links_gives_the_same() {
    Laws.forAllSeeds(
        seed -> {
          Graph graph = Graph.of(seed);
          assertThat(words(graph.shuffled().learnt())).isEqualTo(words(graph.learnt()));
        });
  }

  @Test
  void any_order_of_what_names_tell_one_another_gives_the_same() {
    Laws.forAllSeeds(
        seed -> {
          Graph graph = Graph.of(seed);
          assertThat(Rumours.of(graph).words()).isEqualTo(words(graph.learnt()));
        });
  }

  @Test
  void what_came_twice_changes_nothing() {
    Laws.forAllSeeds(
        seed -> {
          Graph graph = Graph.of(seed);
          List<Origin> twice = new ArrayList<>(graph.events());
          twice.addAll(graph.events());
          List<Link> links = new ArrayList<>(graph.links());
          links.addAll(graph.links());
          Graph doubled = new Graph(twice, links, graph.rules(), graph.chance());
          assertThat(words(doubled.learnt())).isEqualTo(words(graph.learnt()));
        });
  }

  @Test
  void an_unlink_makes_all_as_if_the_link_had_never_been() {
    Laws.forAllSeeds(
        seed -> {
          Graph without = Graph.of(seed);
          Party left = Party.customer("c0");
          Party right = Party.customer("c1");
          List<Link> links = new ArrayList<>(without.links());
          links.removeIf(
              link ->
                  List.of(left, right).contains(link.left())
                      && List.of(left, right).contains(link.right()));
          Graph never = new Graph(without.events(), links, without.rules(), without.chance());
          List<Link> undone = new ArrayList<>(links);
          undone.add(new Link("a", 5, left, right, true));
          undone.add(new Link("b", 6, right, left, false));
          Graph taken = new Graph(without.events(), undone, without.rules(), without.chance());
          Map<String, Word> expected = words(never.learnt());
          Map<String, Word> found = words(taken.shuffled().learnt());
          found.keySet().removeIf(name -> !expected.containsKey(name));
          assertThat(taken.learnt().owner(left, 9)).isEqualTo(never.learnt().owner(left, 9));
          assertThat(taken.learnt().owner(right, 9)).isEqualTo(never.learnt().owner(right, 9));
          assertThat(found).isEqualTo(expected);
        });
  }

  @Test
  void two_customers_are_one_only_if_somebody_said_so() {
    Laws.forAllSeeds(
        seed -> {
          Graph graph = Graph.of(seed);
          WhoIsWho all =
              new Graph(graph.events(), List.of(), graph.rules(), graph.chance()).learnt();
          for (Origin event : graph.events()) {
            if (!event.customerId().isEmpty()) {
              assertThat(all.owner(event)).isEqualTo(event.customerId());
            }
          }
        });
  }

  static Map<String, Word> words(WhoIsWho all) {
    Map<String, Word> words = new TreeMap<>();
    all.forEach(node -> words.put(node.self().key(), node.word()));
    return words;
  }
}
