/**
 * What customers are worth in time to come: models of when they buy, when they stop and what they
 * spend. Knows formulas and nothing of how their parameters are found.
 */
@org.jspecify.annotations.NullMarked
package dev.waymark.domain.worth;
