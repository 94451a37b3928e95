/**
 * What Waymark must be allowed to do with Kafka, and how an administrator is told so. It knows
 * names of topics, groups and transactions, and asks no broker.
 */
@NullMarked
package dev.waymark.access;

import org.jspecify.annotations.NullMarked;
