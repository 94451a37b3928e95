package dev.waymark.domain.event;

/**
 * The kinds of identifier, the strongest first: the order decides which one stands for somebody.
 */
public enum IdentifierType {
  LOYALTY_CARD,
  EMAIL_HASH,
  PHONE_HASH,
  SOCIAL_HANDLE,
  DEVICE
}
