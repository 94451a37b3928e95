package dev.waymark.replay.whatif;

/** The page around a report: nothing from elsewhere, light or dark as the reader has it. */
final class Page {

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>{title}</title>
      <style>
      :root { color-scheme: light dark; --paper: #f6f6f3; --card: #ffffff; --ink: #1c2024; --soft: #5a626b; --line: #d9dbd8; --accent: #0b5cad; --good: #1c7445; --bad: #b3261e; --base: #6b737c; --cand: #0b5cad; --tint: 11, 92, 173; }
      @media (prefers-color-scheme: dark) { :root { --paper: #14171a; --card: #1d2125; --ink: #e8eaec; --soft: #a7b0b9; --line: #353b42; --accent: #7db9f5; --good: #6fcf97; --bad: #ff9087; --base: #a7b0b9; --cand: #7db9f5; --tint: 125, 185, 245; } }
      * { box-sizing: border-box; }
      body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.45 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
      header, main, footer { max-width: 76rem; margin: 0 auto; padding: 0 1rem; }
      header { padding-top: 1.2rem; } footer { color: var(--soft); font-size: .9rem; padding-bottom: 2rem; }
      h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .3rem; } h2 { font-size: 1.1rem; margin: 0 0 .6rem; } h3 { font-size: 1rem; margin: 1.2rem 0 .4rem; }
      header p { margin: 0 0 .2rem; color: var(--soft); }
      nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; list-style: none; margin: .6rem 0 0; padding: 0; }
      a { color: var(--accent); }
      section { margin: 1rem 0; min-width: 0; }
      .card { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: 1rem; }
      .note { color: var(--soft); font-size: .9rem; margin: 0 0 .6rem; }
      .skip { position: absolute; left: -100rem; } .skip:focus { left: 1rem; top: .5rem; background: var(--card); padding: .4rem .6rem; z-index: 2; }
      :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: .2rem; }
      .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.3rem, 1fr)); gap: .8rem; margin: 1rem 0; }
      .tile { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .8rem .9rem; margin: 0; }
      .tile dt { color: var(--soft); font-size: .9rem; } .tile dd { margin: 0; }
      .tile .figure { font-size: 1.4rem; font-weight: 650; white-space: nowrap; line-height: 1.25; font-variant-numeric: tabular-nums; }
      .tile .more { font-size: .875rem; color: var(--soft); } .tile .more span { display: block; white-space: nowrap; }
      .up { color: var(--good); font-weight: 600; } .down { color: var(--bad); font-weight: 600; }
      .wide { overflow-x: auto; margin: 0 0 .6rem; }
      table { border-collapse: collapse; width: 100%; font-size: .9rem; }
      caption { text-align: left; color: var(--soft); padding-bottom: .3rem; }
      th, td { text-align: left; padding: .4rem .9rem .4rem 0; vertical-align: top; border-top: 1px solid var(--line); font-weight: 400; }
      thead th { border-top: 0; color: var(--soft); font-weight: 500; }
      .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
      #scoreboard table { max-width: 44rem; } @media (max-width: 48rem) { .six table { min-width: 54rem; } }
      .date { white-space: nowrap; } .matrix td.number { padding-left: .9rem; }
      code { font: .85em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; white-space: nowrap; }
      details { margin: .4rem 0; } summary { cursor: pointer; padding: .2rem 0; }
      .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 1rem; }
      figure { margin: 0; min-width: 0; border: 1px solid var(--line); border-radius: .6rem; padding: .8rem; }
      figcaption { font-weight: 600; font-size: .95rem; margin-bottom: .3rem; } figcaption small { display: block; font-weight: 400; color: var(--soft); }
      svg { display: block; width: 100%; height: auto; } svg text { fill: var(--soft); font: 12px system-ui, sans-serif; }
      .grid { stroke: var(--line); } .between { fill: var(--cand); opacity: .14; }
      .base { stroke: var(--base); stroke-dasharray: 5 4; } .cand { stroke: var(--cand); } .base, .cand { fill: none; stroke-width: 2; stroke-linejoin: round; } circle.base { fill: var(--base); stroke: none; } circle.cand { fill: var(--cand); stroke: none; }
      .legend { display: flex; gap: 1.2rem; color: var(--soft); font-size: .9rem; margin: 0 0 .8rem; align-items: center; } .legend svg { width: 2rem; height: .8rem; display: inline-block; margin-right: .4rem; }
      .bar { display: grid; grid-template-columns: 7rem 1fr; gap: .1rem .6rem; align-items: center; margin: .35rem 0; max-width: 44rem; }
      .bar .said { grid-column: 2; font-size: .875rem; font-variant-numeric: tabular-nums; color: var(--soft); } .bar .said b { color: var(--ink); }
      .track { height: .7rem; background: var(--paper); border-radius: .35rem; overflow: hidden; } .fill { display: block; height: 100%; background: var(--cand); border-radius: .35rem; }
      .moved { color: var(--cand); font-weight: 650; background: rgba(var(--tint), .14); border-radius: .3rem; padding: .05rem .35rem; }
      @media (max-width: 40rem) { .bar { grid-template-columns: 5.5rem 1fr; } }
      @media print { .card, figure, .tile { break-inside: avoid; } body { background: #fff; } }
      </style>
      </head>
      <body>
      <a class="skip" href="#main">Skip to the report</a>
      <header>
      <h1>{title}</h1>
      {head}</header>
      <main id="main">
      {body}</main>
      <footer>
      <p>{foot}</p>
      </footer>
      </body>
      </html>
      """;

  private Page() {}

  /** The whole page; all but the title is markup already. */
  static String of(String title, String head, String body, String foot) {
    StringBuilder page = new StringBuilder();
    int at = 0;
    for (String[] part :
        new String[][] {
          {"{title}", Markup.escaped(title)},
          {"{title}", Markup.escaped(title)},
          {"{head}", head},
          {"{body}", body},
          {"{foot}", foot}
        }) {
      int next = PAGE.indexOf(part[0], at);
      page.append(PAGE, at, next).append(part[1]);
      at = next + part[0].length();
    }
    return page.append(PAGE.substring(at)).toString();
  }
}
