/**
 * What customers did: the four kinds of event and the fields they share. It knows nothing of how an
 * event travelled or of what follows from it.
 */
@org.jspecify.annotations.NullMarked
package dev.waymark.domain.event;
