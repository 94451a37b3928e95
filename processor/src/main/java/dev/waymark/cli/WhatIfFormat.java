package dev.waymark.cli;

/** How {@code what-if} shows its report. */
enum WhatIfFormat {
  TABLE,
  JSON,
  HTML
}
