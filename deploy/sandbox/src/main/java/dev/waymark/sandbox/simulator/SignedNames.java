package dev.waymark.sandbox.simulator;

import dev.waymark.domain.event.IdentifierType;
import java.util.ArrayList;
import java.util.List;

/** Somebody who signs whatever they do, or who has the app and nothing else. */
final class SignedNames implements Names {

  private final Person person;
  private final Persona persona;
  private final List<Placed> placed = new ArrayList<>();

  SignedNames(Person person, Persona persona) {
    this.person = person;
    this.persona = persona;
  }

  @Override
  public boolean comeByHalf() {
    return false;
  }

  @Override
  public Bearing order(long atMs, String channel) {
    return signed(persona.isMember() ? IdentifierType.LOYALTY_CARD : IdentifierType.EMAIL_HASH);
  }

  @Override
  public Bearing contact(long atMs) {
    return signed(IdentifierType.EMAIL_HASH);
  }

  @Override
  public Bearing mention(long atMs) {
    return signed(IdentifierType.SOCIAL_HANDLE);
  }

  @Override
  public Bearing app(long atMs) {
    return persona == Persona.APP_ONLY
        ? Bearing.anonymous(person.identifier(IdentifierType.DEVICE))
        : signed(IdentifierType.DEVICE);
  }

  @Override
  public boolean installAgain() {
    return false;
  }

  @Override
  public void told(String eventId, long atMs, Bearing bearing) {
    String journey =
        bearing.customerId().isEmpty() ? "~DEVICE:" + person.device() : bearing.customerId();
    placed.add(new Placed(eventId, person.customerId(), journey, true));
  }

  @Override
  public List<Placed> placed() {
    return List.copyOf(placed);
  }

  private Bearing signed(IdentifierType type) {
    return Bearing.signed(person.customerId(), person.identifier(type));
  }
}
