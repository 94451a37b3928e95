package dev.waymark.domain.kit;

import dev.waymark.domain.journey.Moment;

/** Something that was published about a customer: that a moment is so, or that it never was. */
public record Told(String customer, boolean retracted, Moment moment) {}
