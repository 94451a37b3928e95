package dev.waymark.grafana;

import java.util.List;

/** All boards, in the order in which one should read them. */
public final class Boards {

  private Boards() {}

  /** Their names in addresses, which are also those of their files. */
  public static List<String> uids() {
    return all().stream().map(Board::uid).toList();
  }

  static List<Board> all() {
    return List.of(
        AssetBoard.board(),
        ArrivalBoard.board(),
        FrictionBoard.board(),
        LeavingBoard.board(),
        HealthBoard.board());
  }
}
