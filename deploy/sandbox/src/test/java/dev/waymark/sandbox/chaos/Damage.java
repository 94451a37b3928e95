package dev.waymark.sandbox.chaos;

import dev.waymark.sandbox.chaos.SampleRun.Line;
import dev.waymark.schema.AlertStep;
import dev.waymark.schema.SaveWindowStep;
import dev.waymark.schema.Stage;
import java.util.List;
import java.util.function.Consumer;

/** What a fault could do to the outputs of {@link SampleRun}, and how the checker says so. */
enum Damage {
  LOST_ALERT(
      "alert alert-ann is lost", told -> told.remove(SampleRun.alert("ann", AlertStep.RAISED))),
  LOST_LAST_STEP(
      "alert alert-ben is not what",
      told -> told.remove(SampleRun.alert("ben", AlertStep.CLEARED))),
  LOST_IN_BETWEEN("has revision 3 after 1", told -> told.remove(SampleRun.orders(0, 2, 2))),
  DOUBLED_CHANGE(
      "stage change ann-NEW was told twice running",
      told -> told.add(SampleRun.changed("ann", Stage.NEW, false))),
  DOUBLED_ALERT(
      "alert alert-ben was told twice running",
      told -> told.add(SampleRun.alert("ben", AlertStep.CLEARED))),
  DOUBLED_REVISION("has revision 3 after 3", told -> told.add(SampleRun.orders(0, 3, 3))),
  DOUBLED_REJECT("reject purchases/0/7 was told twice", told -> told.add(SampleRun.reject(7))),
  COUNTED_TWICE(
      "is not what it is without faults",
      told -> replace(told, SampleRun.orders(1, 1, 1), SampleRun.orders(1, 1, 2))),
  SWAPPED_VALUES(
      "journey ann is not what",
      told -> {
        Line ann = SampleRun.journey("ann", 2);
        Line ben = SampleRun.journey("ben", 2);
        replace(told, ann, new Line(ann.topic(), "ann", ben.value()));
        replace(told, ben, new Line(ben.topic(), "ben", ann.value()));
      }),
  SWAPPED_ORDER(
      "has revision 3 after 1",
      told -> {
        int at = told.indexOf(SampleRun.orders(0, 2, 2));
        told.add(at + 1, told.remove(at));
      }),
  PHANTOM_ALERT(
      "alert alert-cat is invented", told -> told.add(SampleRun.alert("cat", AlertStep.RAISED))),
  PHANTOM_WINDOW(
      "save window window-ben is invented",
      told -> told.add(SampleRun.window("ben", SaveWindowStep.OPENED))),
  WRONG_VALUE(
      "journey cat is not what",
      told -> replace(told, SampleRun.journey("cat", 2), SampleRun.journey("cat", 3))),
  TRUNCATED(
      "of 1 records of app-installs 0 ended",
      told -> told.subList(told.size() - 6, told.size()).clear()),
  OFF_BY_ONE_WINDOW(
      "is invented", told -> replace(told, SampleRun.orders(2, 1, 1), SampleRun.orders(3, 1, 1))),
  WRONG_KEY(
      "alert alert-ann is not what",
      told -> {
        Line alert = SampleRun.alert("ann", AlertStep.RAISED);
        replace(told, alert, new Line(alert.topic(), "ben", alert.value()));
      }),
  FORGOTTEN(
      "journey ben is lost",
      told -> told.add(new Line(SampleRun.journey("ben", 1).topic(), "ben", null))),
  NOT_TAKEN_BACK(
      "stage change cat-LAPSED is invented",
      told -> told.remove(SampleRun.changed("cat", Stage.LAPSED, true))),
  TAKEN_BACK_TWICE(
      "stage change cat-LAPSED was told twice running",
      told -> told.add(SampleRun.changed("cat", Stage.LAPSED, true))),
  NEVER_ENDED(
      "of 5 records of purchases 4 ended",
      told -> told.remove(SampleRun.records("purchases", "rejected", 1)));

  private final String found;
  private final Consumer<List<Line>> plant;

  Damage(String found, Consumer<List<Line>> plant) {
    this.found = found;
    this.plant = plant;
  }

  /** What the checker has to say of it. */
  String found() {
    return found;
  }

  void plant(List<Line> told) {
    plant.accept(told);
  }

  private static void replace(List<Line> told, Line one, Line other) {
    told.set(told.indexOf(one), other);
  }
}
