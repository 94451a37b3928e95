/**
 * What trials on this machine share: an instance as a process of its own, waiting for what others
 * do, and telling what came of it. It knows nothing of faults or of load.
 */
@org.jspecify.annotations.NullMarked
package dev.waymark.sandbox.rig;
