package dev.waymark.sandbox.chaos;

import dev.waymark.sandbox.rig.Findings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether a run that faults were done to told what a run told that nothing was done to, each result
 * once, and whether every record of the inputs ended in exactly one way.
 *
 * @param wrong a sentence for everything that is wrong; the first of each kind
 * @param wrongs how many things are wrong
 * @param compared how many last words were compared, by what they speak of
 * @param told how many records the run told, by what they speak of
 * @param ends how the records of each topic ended
 * @param mixture what is special in the input, and how many of it
 */
record Verdict(
    List<String> wrong,
    long wrongs,
    Map<String, Long> compared,
    Map<String, Long> told,
    Map<String, Map<String, Long>> ends,
    Map<String, Long> mixture) {

  private static final int SAID_OF_EACH = 10;

  Verdict {
    wrong = List.copyOf(wrong);
  }

  boolean isGood() {
    return wrongs == 0;
  }

  /**
   * Compares.
   *
   * @param live what the run told that faults were done to
   * @param reference what the other one told
   * @param sent how many records lie in each input topic, by its key
   */
  static Verdict of(Testimony live, Testimony reference, Map<String, Long> sent) {
    Findings findings = new Findings();
    for (int i = 0; i < live.all().size(); i++) {
      findings.orderly(live.all().get(i), "");
      findings.orderly(reference.all().get(i), " in the run without faults");
      findings.compare(live.all().get(i), reference.all().get(i));
    }
    findings.conserved(sent, live.ends(), "");
    findings.conserved(sent, reference.ends(), " in the run without faults");
    return new Verdict(
        findings.wrong, findings.wrongs, findings.compared, findings.told, live.ends(), Map.of());
  }

  /** The same with what is to be said of the inputs. */
  Verdict and(Inputs inputs, Map<String, Long> rejects) {
    List<String> more = new ArrayList<>(inputs.wrong());
    more.addAll(inputs.mixture().wrong(rejects));
    List<String> all = new ArrayList<>(more.subList(0, Math.min(SAID_OF_EACH, more.size())));
    all.addAll(wrong);
    return new Verdict(all, wrongs + more.size(), compared, told, ends, inputs.mixture().counts());
  }

  private static final class Findings {
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, Long> compared = new TreeMap<>();
    private final Map<String, Long> told = new TreeMap<>();
    private long wrongs;

    private void orderly(Hearing<?> hearing, String where) {
      wrongs += hearing.faultsInAll();
      hearing.faults().stream().limit(SAID_OF_EACH).forEach(fault -> wrong.add(fault + where));
    }

    private void compare(Hearing<?> live, Hearing<?> reference) {
      String what = live.spoken().what();
      TreeSet<String> subjects = new TreeSet<>(reference.standing().keySet());
      subjects.addAll(live.standing().keySet());
      compared.put(what, (long) subjects.size());
      told.put(what, live.told());
      int said = 0;
      for (String subject : subjects) {
        byte[] here = live.standing().get(subject);
        byte[] there = reference.standing().get(subject);
        if (Arrays.equals(here, there)) {
          continue;
        }
        wrongs++;
        if (said++ < SAID_OF_EACH) {
          wrong.add(what + " " + subject + " " + how(here == null, there == null));
        }
      }
    }

    private static String how(boolean missing, boolean added) {
      if (missing) {
        return "is lost";
      }
      return added ? "is invented" : "is not what it is without faults";
    }

    private void conserved(
        Map<String, Long> sent, Map<String, Map<String, Long>> ends, String where) {
      TreeSet<String> topics = new TreeSet<>(sent.keySet());
      topics.addAll(ends.keySet());
      for (String topic : topics) {
        long ended =
            ends.getOrDefault(topic, Map.of()).values().stream().mapToLong(Long::longValue).sum();
        long read = sent.getOrDefault(topic, 0L);
        if (ended != read) {
          wrongs++;
          wrong.add("of " + read + " records of " + topic + " " + ended + " ended" + where);
        }
      }
    }
  }
}
