package dev.waymark.architecture.planted.domain;

/** Planted: the domain must not know threads. */
final class KnowsAThread {

  Object thread(Runnable work) {
    return new Thread(work);
  }
}
