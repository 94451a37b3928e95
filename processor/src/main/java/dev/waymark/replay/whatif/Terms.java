package dev.waymark.replay.whatif;

import dev.waymark.domain.identity.IdentityRules;
import dev.waymark.domain.rules.Rules;
import dev.waymark.wire.InputRules;

/**
 * By what one side reads events, tells who is who and judges customers.
 *
 * @param identity how far names are followed
 * @param inputs how records are read
 * @param futureMs how far ahead of the time at which it came an event may lie
 */
public record Terms(Rules rules, IdentityRules identity, InputRules inputs, long futureMs) {

  /** Whether both sides learn the same names from the same records. */
  static boolean knowAlike(Both<Terms> terms) {
    return terms.map(Terms::identity).agree()
        && terms.map(Terms::inputs).agree()
        && terms.map(Terms::futureMs).agree();
  }

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
        identity,
        inputs,
        futureMs);
  }
}
