package dev.waymark.domain.event;

/** The four kinds of event; each comes by an input topic of its own. */
public enum EventKind {
  PURCHASE,
  SUPPORT_CONTACT,
  SOCIAL_MENTION,
  APP_INSTALL
}
