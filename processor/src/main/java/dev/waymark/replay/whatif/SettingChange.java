package dev.waymark.replay.whatif;

/**
 * One setting that the candidate names.
 *
 * @param baseline its value in force
 * @param candidate the value that is tried
 * @param effect whether it can change what is worked out
 * @param why why not, as a sentence; empty where it can
 */
public record SettingChange(
    String key, String baseline, String candidate, boolean effect, String why) {}
