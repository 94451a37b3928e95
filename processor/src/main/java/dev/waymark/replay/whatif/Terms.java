package dev.waymark.replay.whatif;

import dev.waymark.domain.rules.Rules;
import dev.waymark.wire.InputRules;

/**
 * By what one side reads events and judges customers.
 *
 * @param inputs how records are read
 * @param futureMs how far ahead of the time at which it came an event may lie
 */
public record Terms(Rules rules, InputRules inputs, long futureMs) {

  /** The same rules under another name: names are no difference. */
  public Terms named(String version) {
    Rules r = rules;
    return new Terms(
        new Rules(
            version,
            r.zone(),
            r.currency(),
            r.lifecycle(),
            r.value(),
            r.rfm(),
            r.churn(),
            r.saving(),
            r.limits(),
            r.channels(),
            r.campaigns(),
            r.lookbackMs(),
            r.unusualFloor(),
            r.expectation(),
            r.censusAtMs()),
        inputs,
        futureMs);
  }
}
