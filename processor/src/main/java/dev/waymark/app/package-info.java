/**
 * Settings, start, stop and exit codes: it puts the parts together and knows all of them. It holds
 * no rule of the business.
 */
@org.jspecify.annotations.NullMarked
package dev.waymark.app;
