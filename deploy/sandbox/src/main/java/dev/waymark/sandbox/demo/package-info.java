/**
 * The demo: made-up customers through the real processor, and a view of what comes out. The view
 * knows the output topics and nothing else, like any other subscriber.
 */
@org.jspecify.annotations.NullMarked
package dev.waymark.sandbox.demo;
