/**
 * What happens before customers leave: signals, the risk they add up to, the alerts that say so and
 * the save windows in which something can be done.
 */
@org.jspecify.annotations.NullMarked
package dev.waymark.domain.churn;
