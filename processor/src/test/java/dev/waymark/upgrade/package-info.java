/** What it takes to come from a released version to this one. */
@NullMarked
package dev.waymark.upgrade;

import org.jspecify.annotations.NullMarked;
