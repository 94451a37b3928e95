package dev.waymark.grafana;

import java.util.List;

/** All boards, in the order in which one should read them. */
final class Boards {

  private Boards() {}

  static List<Board> all() {
    return List.of(
        AssetBoard.board(),
        ArrivalBoard.board(),
        FrictionBoard.board(),
        LeavingBoard.board(),
        HealthBoard.board());
  }
}
