/** The Helm chart, rendered by Helm itself and checked without a cluster. */
@NullMarked
package dev.waymark.kubernetes;

import org.jspecify.annotations.NullMarked;
