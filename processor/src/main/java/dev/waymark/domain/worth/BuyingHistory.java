package dev.waymark.domain.worth;

/**
 * When one customer bought, as the models of Fader and Hardie see it. Several purchases on one day
 * count once; the first day is where the history begins and no repeat.
 *
 * @param repeats x: days with a purchase after the first one
 * @param lastWeeks t_x: weeks from the first day to the last one with a purchase, 0 without repeats
 * @param ageWeeks T: weeks from the first day to the day on which the history ends
 */
public record BuyingHistory(int repeats, double lastWeeks, double ageWeeks) {

  public BuyingHistory {
    if (repeats < 0 || !(lastWeeks >= 0 && lastWeeks <= ageWeeks && ageWeeks < 1e6)) {
      throw new IllegalArgumentException(
          "a history has %d repeats, the last after %s of %s weeks: it must be 0 <= last <= all"
              .formatted(repeats, lastWeeks, ageWeeks));
    }
    if ((repeats == 0) != (lastWeeks == 0)) {
      throw new IllegalArgumentException(
          "a history has %d repeats, the last after %s weeks: the last is at 0 without repeats only"
              .formatted(repeats, lastWeeks));
    }
  }
}
