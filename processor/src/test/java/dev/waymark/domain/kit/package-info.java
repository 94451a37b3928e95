/**
 * What tests of the domain are written with: rules, drafts of events, random histories, the runner
 * of laws, stories, and naive programs that share no code with the domain. It knows no Kafka.
 */
@org.jspecify.annotations.NullMarked
package dev.waymark.domain.kit;
