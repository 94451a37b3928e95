/**
 * Runs the history of the live topics through the same topology, beside what is live, and makes
 * such a run live. Knows Kafka's groups, offsets and topics; not what events mean.
 */
@NullMarked
package dev.waymark.rebuild;

import org.jspecify.annotations.NullMarked;
