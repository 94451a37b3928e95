/**
 * The settings of the domain, as values that refuse nonsense when made. It knows no file or flag.
 */
@org.jspecify.annotations.NullMarked
package dev.waymark.domain.rules;
