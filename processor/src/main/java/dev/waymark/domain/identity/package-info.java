/**
 * Who is who. For now an event without a customer id belongs to its strongest identifier; resolving
 * identifiers to customers takes its place here.
 */
@org.jspecify.annotations.NullMarked
package dev.waymark.domain.identity;
