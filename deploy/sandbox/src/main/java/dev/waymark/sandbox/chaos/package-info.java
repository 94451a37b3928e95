/**
 * The fault rig: brokers, instances, a registry, a producer and a checker, each a process of its
 * own, through a seeded schedule of faults. It knows how to break things and prove that they broke,
 * and what must be true afterwards; it does not know how the processor works.
 */
@org.jspecify.annotations.NullMarked
package dev.waymark.sandbox.chaos;
