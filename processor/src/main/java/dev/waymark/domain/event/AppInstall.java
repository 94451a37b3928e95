package dev.waymark.domain.event;

/** The app came onto a device or left it. */
public record AppInstall(Origin origin, Step step, String platform, String appVersion)
    implements Event {

  /** The two steps. */
  public enum Step {
    INSTALLED,
    UNINSTALLED
  }

  @Override
  public EventKind kind() {
    return EventKind.APP_INSTALL;
  }

  @Override
  public AppInstall with(Origin other) {
    return new AppInstall(other, step, platform, appVersion);
  }
}
