/**
 * What if other settings had held: two sets of rules over the same history, in one pass, and how
 * what comes of them differs. It knows events, folds and reports; no Kafka, no files of settings.
 */
@NullMarked
package dev.waymark.replay.whatif;

import org.jspecify.annotations.NullMarked;
