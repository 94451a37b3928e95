package dev.waymark.cli;

import dev.waymark.app.Candidate;
import dev.waymark.replay.whatif.Gathering;

/** A history that has been read, and by which settings. */
record WhatIfHistory(Candidate candidate, Gathering gathering) {}
