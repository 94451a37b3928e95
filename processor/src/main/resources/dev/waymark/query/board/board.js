"use strict";
// What events say is put into the page as text only, never as markup.
(() => {
  const byId = (id) => document.getElementById(id);
  const whole = new Intl.NumberFormat("en");
  let board = null;

  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === true) made.setAttribute(name, "");
      else if (value !== false && value !== undefined) made.setAttribute(name, value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
  }

  const words = (constant) => String(constant).toLowerCase().replaceAll("_", " ");
  const count = (number) => whole.format(number);
  const times = (number, one, many) => count(number) + " " + (number === 1 ? one : many);

  function money(minor) {
    const major = minor / 10 ** board.decimals;
    const digits = Math.abs(major) >= 1000 ? 0 : board.decimals;
    return new Intl.NumberFormat("en", { style: "currency", currency: board.currency, minimumFractionDigits: digits, maximumFractionDigits: digits }).format(major);
  }

  function moment(ms, options) {
    return new Intl.DateTimeFormat("en-GB", Object.assign({ timeZone: board.zone }, options)).format(ms);
  }
  const day = (ms) => moment(ms, { day: "numeric", month: "short" });
  const stamp = (ms) => moment(ms, { day: "2-digit", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });

  function span(ms) {
    const minutes = Math.max(0, Math.round(ms / 60000));
    if (minutes < 60) return minutes + " min";
    const hours = Math.round(minutes / 60);
    return hours < 48 ? hours + " h" : Math.round(hours / 24) + " days";
  }

  // ---- what is shown

  function show() {
    byId("currency").textContent = board.currency;
    byId("zone").textContent = board.zone;
    showTrust();
    const notice = byId("notice");
    notice.hidden = board.ready;
    if (!board.ready) {
      notice.textContent = board.problem
        ? "The output topics cannot be read: " + board.problem
        : board.clock === 0 ? "Waiting for the first events …" : "Reading what has been told so far …";
      return;
    }
    showTiles();
    showBars();
    showCharts();
    showAlerts();
    showSaving();
    showWindows();
    showComplaints();
  }

  function showTrust() {
    const trust = byId("trust");
    if (board.clock === 0) { trust.replaceChildren(); return; }
    const behind = Date.now() - board.clock;
    const all = Object.values(board.records).reduce((sum, n) => sum + n, 0);
    const bad = (board.records.rejected || 0) + (board.records.late || 0);
    const share = all === 0 ? 0 : bad / all;
    const mark = (text, doubt) => element("span", { class: doubt ? "doubt" : "sure" }, text);
    trust.replaceChildren(
      mark("data up to " + stamp(board.clock) + (behind > 120000 ? ", " + span(behind) + " ago" + (behind > 900000 ? ": a replay, or a silent source" : "") : ""), behind > 900000),
      mark(board.partitions + " of " + board.partitions_expected + " partitions report", board.partitions < board.partitions_expected),
      mark((share * 100).toFixed(2) + " % of " + count(all) + " records rejected or too late", share > 0.01));
  }

  const named = (list, name) => list.find((each) => each.name === name) || { count: 0, amount: 0 };
  const sumOf = (list, key) => list.reduce((sum, each) => sum + each[key], 0);

  function change(now, before, say) {
    const delta = now - before;
    if (delta === 0) return element("span", {}, "unchanged");
    const percent = before === 0 ? "" : " (" + (delta > 0 ? "+" : "−") + Math.abs(delta / before * 100).toFixed(1) + " %)";
    return element("span", { class: delta > 0 ? "up" : "down" }, (delta > 0 ? "▲ " : "▼ ") + say(Math.abs(delta)) + percent);
  }

  function tile(id, title, figure, ...more) {
    return element("dl", { class: "tile", id },
      element("dt", {}, title),
      element("dd", { class: "figure" }, figure),
      ...more.map((line) => element("dd", { class: "more" }, ...line)));
  }

  function showTiles() {
    const kept = ["NEW", "ACTIVE"].map((stage) => named(board.stages, stage));
    const customers = sumOf(kept, "count");
    const value = sumOf(kept, "amount");
    const before = board.before;
    const since = " in " + before.days + " days";
    const today = board.windows[0];
    const yesterday = board.windows[2];
    byId("tiles").replaceChildren(
      tile("tile-customers", "Customers who buy (new and active)", count(customers),
        before.known ? [change(customers, before.count, count), since] : ["no figure from " + before.days + " days ago yet"]),
      tile("tile-value", "What they are worth (spent in " + span(board.value_window_ms) + ")", money(value),
        before.known ? [change(value, before.amount, money), since] : ["no figure from " + before.days + " days ago yet"]),
      tile("tile-leaving", "About to leave (alerts standing)", count(board.alerts.standing),
        [money(board.alerts.amount) + " of value"]),
      tile("tile-saving", "Save windows open", count(board.save_windows.open.count),
        [board.save_windows.unanswered.count > 0
          ? element("span", { class: "calls" }, count(board.save_windows.unanswered.count) + " wait for an answer")
          : "all answered"]),
      tile("tile-today", "Today so far, " + day(today.start), times(today.kpis.orders.count, "order", "orders"),
        [money(today.kpis.orders.amount) + " so far"],
        ["the day before: " + times(yesterday.kpis.orders.count, "order", "orders") + ", " + money(yesterday.kpis.orders.amount)],
        [count(today.kpis.new_customers.count) + " new, " + count(today.kpis.lapses.count) + " lapsed, " + times(today.kpis.complaints.count, "complaint", "complaints")]));
  }

  function bars(place, list, withValue) {
    const most = Math.max(1, ...list.map((each) => each.count));
    place.replaceChildren(...list.map((each) => {
      const fill = element("span", { class: "fill " + (/^[A-Z]+$/.test(each.name) ? each.name : "") });
      fill.style.width = (each.count / most * 100) + "%";
      return element("div", { class: "bar", "data-name": each.name },
        element("span", { class: "name" }, withValue ? each.name : words(each.name)),
        element("span", { class: "track" }, fill),
        element("span", { class: "said" }, element("b", {}, count(each.count)), withValue ? ", worth " + money(each.amount) : ""));
    }));
  }

  function showBars() {
    byId("value-window").textContent = span(board.value_window_ms);
    byId("horizon").textContent = span(board.horizon_ms);
    bars(byId("stages"), board.stages, true);
    bars(byId("bands"), board.bands, true);
  }

  function showComplaints() {
    const reasons = board.complaints.reasons.slice().sort((one, other) => other.count - one.count);
    bars(byId("complaints"), reasons, false);
    byId("complaints-note").textContent = reasons.length === 0
      ? "No complaints in the last " + board.complaints.days + " closed days."
      : "Complaints of the last " + board.complaints.days + " closed days by reason; now "
        + times(sumOf(board.cases_unanswered, "count"), "case waits", "cases wait") + " for a first answer.";
  }

  // ---- charts

  const CHARTS = [
    { id: "customers", title: "Customers who buy", a: "customers", line: true, say: count },
    { id: "gross", title: "Sold per day", a: "gross", say: (minor) => money(minor) },
    { id: "moves", title: "Won and lost per day", a: "won", b: "lost", keys: ["new or won back", "lapsed"], say: count },
    { id: "complaints-chart", title: "Complaints per day", a: "complaints", say: count },
  ];
  let drawn = new Map();
  let drawnFor = "";

  function showCharts() {
    const days = board.days;
    const place = byId("charts");
    const signature = JSON.stringify(days);
    if (signature === drawnFor) return;
    drawnFor = signature;
    for (const chart of CHARTS) {
      const data = series(days, chart);
      let figure = byId("chart-" + chart.id);
      if (!figure) {
        const caption = element("figcaption", {}, chart.title);
        const small = element("small", {});
        caption.append(small);
        figure = element("figure", { class: "chart", id: "chart-" + chart.id }, caption, element("div", { class: "plot", role: "img" }));
        place.append(figure);
      }
      caption(figure, chart, days);
      const plot = drawn.get(chart.id);
      if (plot) plot.setData(data);
      else draw(figure, chart, data);
    }
  }

  function caption(figure, chart, days) {
    const closed = days[chart.a].slice(0, -1);
    const last = closed.length === 0 ? "no closed day yet"
      : "last closed day: " + chart.say(closed[closed.length - 1])
        + (chart.b ? " " + chart.keys[0] + ", " + chart.say(days[chart.b][closed.length - 1]) + " " + chart.keys[1] : "");
    const small = figure.querySelector("small");
    small.replaceChildren(last);
    if (chart.b) {
      small.append(element("br"), element("span", { class: "key a" }, chart.keys[0]), "  ", element("span", { class: "key b" }, chart.keys[1]));
    }
    figure.querySelector(".plot").setAttribute("aria-label",
      chart.title + ", " + closed.length + " closed days up to " + day(days.starts[days.starts.length - 1]) + "; " + last);
  }

  // The open day is a series of its own, so that no line leads down to a day that has hardly begun.
  function series(days, chart) {
    const scale = chart.a === "gross" ? 10 ** board.decimals : 1;
    const closed = (values) => values.map((v, i) => (i === values.length - 1 ? null : v / scale));
    const open = (values) => values.map((v, i) => (i === values.length - 1 ? v / scale : null));
    const data = [days.starts.map((ms) => ms / 1000)];
    for (const key of chart.b ? [chart.a, chart.b] : [chart.a]) {
      data.push(closed(days[key]), open(days[key]));
    }
    return data;
  }

  function draw(figure, chart, data) {
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(name).trim();
    const axis = { stroke: colour("--soft"), grid: { stroke: colour("--line"), width: 1 }, ticks: { stroke: colour("--line"), width: 1 }, font: "12px system-ui" };
    const place = figure.querySelector(".plot");
    const drawnSeries = [{}];
    for (const name of chart.b ? ["--bar", "--high"] : ["--bar"]) {
      drawnSeries.push(
        { stroke: colour(name), width: 2, fill: chart.b || chart.line ? undefined : colour(name) + "33", points: { show: false } },
        { stroke: colour(name), width: 2, points: { show: true, size: 8, fill: colour("--card") } });
    }
    const zone = board.zone;
    const plot = new uPlot({
      width: Math.max(200, place.clientWidth),
      height: 170,
      cursor: { show: false },
      legend: { show: false },
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), zone),
      scales: { y: { range: (u, low, high) => [chart.line && low > 0 ? undefined : 0, high].map((edge, i) => edge === undefined ? Math.max(0, low - (high - low) * 0.3) : i === 1 ? Math.max(1, edge * 1.05) : edge) } },
      axes: [
        Object.assign({ values: (u, ticks) => ticks.map((seconds) => day(seconds * 1000)), space: 70 }, axis),
        Object.assign({ values: (u, ticks) => ticks.map((tick) => Number.isInteger(tick) || chart.a === "gross" ? new Intl.NumberFormat("en", { notation: "compact" }).format(tick) : ""), size: 52 }, axis),
      ],
      series: drawnSeries,
    }, data, place);
    drawn.set(chart.id, plot);
  }

  function redraw() {
    drawn.forEach((plot) => plot.destroy());
    drawn = new Map();
    drawnFor = "";
    if (board && board.ready) showCharts();
  }

  new ResizeObserver(() => {
    drawn.forEach((plot) => {
      const width = Math.max(200, plot.root.parentElement.clientWidth);
      if (width !== plot.width) plot.setSize({ width, height: 170 });
    });
  }).observe(byId("charts"));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);

  // ---- who is leaving, who can be saved

  const FIRST = 10;
  const unfolded = new Set();

  function table(id, columns, all, empty) {
    if (all.length === 0) return [element("p", {}, empty)];
    const rows = unfolded.has(id) ? all : all.slice(0, FIRST);
    const head = element("thead", {}, element("tr", {}, ...columns.map((column) => element("th", { scope: "col", class: column.number ? "number" : undefined }, column.name))));
    const body = element("tbody", {}, ...rows.map((cells) => element("tr", {},
      ...cells.map((cell, i) => element("td", { "data-label": columns[i].name, class: columns[i].number ? "number" : undefined }, element("span", {}, ...[].concat(cell)))))));
    const made = [element("table", { class: "cards" }, head, body)];
    if (all.length > FIRST) made.push(fold(id, all.length));
    return made;
  }

  function fold(id, all) {
    const open = unfolded.has(id);
    const button = element("button", { type: "button", class: "fold", "aria-expanded": String(open) }, open ? "Show the first " + FIRST : "Show all " + all);
    button.dataset.customer = "fold";
    button.addEventListener("click", () => {
      if (open) unfolded.delete(id); else unfolded.add(id);
      show();
    });
    return button;
  }

  // A table that is replaced while somebody is in it must not take the focus away.
  function replaceTable(place, made) {
    const focused = place.contains(document.activeElement) ? document.activeElement.dataset.customer : undefined;
    place.replaceChildren(...made);
    if (focused !== undefined) {
      const again = [...place.querySelectorAll("button")].find((button) => button.dataset.customer === focused);
      if (again) again.focus({ preventScroll: true });
    }
  }

  function customerButton(id) {
    const button = element("button", { class: "customer", type: "button", "aria-label": "Look up customer " + id }, id);
    button.dataset.customer = id;
    button.addEventListener("click", () => lookUp(id, true));
    return button;
  }

  function why(contributions) {
    const heaviest = contributions.filter((part) => part.weight > 0).slice(0, 3);
    return heaviest.map((part) => words(part.name)).join(", ") || "nothing in particular";
  }

  function weights(contributions) {
    return contributions.map((part) => words(part.name) + " " + (part.weight >= 0 ? "+" : "−") + Math.abs(part.weight).toFixed(1)).join(", ");
  }

  const listed = (list, all, order) => list.length < all ? "The " + list.length + " " + order + " of " + count(all) + "." : "";

  function showAlerts() {
    const alerts = board.alerts;
    byId("alerts-note").textContent = (listed(alerts.list, alerts.standing, "riskiest")
      + " Risk is the chance, in percent, of no further purchase within " + span(board.horizon_ms) + ": higher is riskier. Under the reasons: how much each weighs, in log-odds.").trim();
    replaceTable(byId("alerts"), table("alerts",
      [{ name: "Customer" }, { name: "Risk", number: true }, { name: "Why" }, { name: "Value", number: true }, { name: "Since" }],
      alerts.list.map((alert) => [
        customerButton(alert.customer),
        [element("span", { class: "band " + alert.band }, alert.band), " " + Math.floor(alert.score)],
        [why(alert.contributions), element("small", {}, weights(alert.contributions))],
        money(alert.amount),
        stamp(alert.raised)]),
      "Nobody is about to leave."));
  }

  function showSaving() {
    const windows = board.save_windows;
    byId("saving-note").textContent = (listed(windows.list, windows.open.count, "most urgent")
      + " Customers who have shown that they may leave, until they buy again or are lost.").trim();
    replaceTable(byId("saving"), table("saving",
      [{ name: "Customer" }, { name: "Answer" }, { name: "Because of" }, { name: "Value", number: true }, { name: "Open since" }],
      windows.list.map((window) => [
        customerButton(window.customer),
        answer(window),
        words(window.cause),
        money(window.amount),
        stamp(window.opened)]),
      "No save window is open."));
  }

  function answer(window) {
    if (window.unanswered) {
      const since = window.waits_since || window.opened;
      return element("span", { class: "waits" }, "unanswered for " + span(board.clock - since));
    }
    return window.longest_answer_ms === undefined ? "answered" : "answered after " + span(window.longest_answer_ms);
  }

  // ---- windows

  const ROWS = [
    ["orders", "Orders"], ["orders", "Sold", true], ["new_customers", "New customers"], ["reactivations", "Won back"],
    ["lapses", "Lapsed"], ["losses", "Lost"], ["contacts", "Contacts"], ["complaints", "Complaints"],
    ["deliveries", "Deliveries"], ["late_deliveries", "Late deliveries"], ["refunds", "Paid back", true],
  ];

  function heading(window) {
    const hour = (ms) => moment(ms, { hour: "2-digit", minute: "2-digit" });
    switch (window.grain) {
      case "hour": return ["Last hour", day(window.start) + " " + hour(window.start) + "–" + hour(window.end)];
      case "week": return ["Last week", day(window.start) + "–" + day(window.end - 1)];
      case "month": return ["Last month", moment(window.start, { month: "long", year: "numeric" })];
      default: return [window.closed ? "Last day" : "Today so far", day(window.start) + (window.closed ? "" : ", open")];
    }
  }

  function showWindows() {
    const head = element("tr", {}, element("th", { scope: "col" }, element("span", { class: "skip" }, "KPI")),
      ...board.windows.map((window) => {
        const [name, when] = heading(window);
        return element("th", { scope: "col", class: "number" }, name, element("small", {}, element("br"), when));
      }));
    const rows = ROWS.map(([kpi, name, amount]) => element("tr", { "data-kpi": kpi + (amount ? "-amount" : "") },
      element("th", { scope: "row" }, name),
      ...board.windows.map((window) => element("td", { class: "number" }, amount ? money(window.kpis[kpi].amount) : count(window.kpis[kpi].count)))));
    byId("windows").replaceChildren(element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows)));
  }

  // ---- look-up

  let asked = 0;

  async function lookUp(id, move) {
    const mine = ++asked;
    const place = byId("journey");
    byId("customer").value = id;
    history.replaceState(null, "", "#customer=" + encodeURIComponent(id));
    place.replaceChildren(element("p", {}, "Looking …"));
    if (move) byId("look-up").scrollIntoView();
    const made = await journey(id).catch(() => [element("p", { class: "notice" }, "Waymark does not answer.")]);
    if (mine !== asked) return;
    place.replaceChildren(...made);
    const title = place.querySelector("h3");
    if (move && title) title.focus();
  }

  async function journey(id) {
    const path = encodeURIComponent(id);
    const [found, timeline] = await Promise.all([fetch("journeys/" + path), fetch("timelines/" + path)]);
    if (found.status === 404) return [element("p", { class: "notice" }, "Nobody is known by the name " + id + ".")];
    if (!found.ok || !timeline.ok) return [element("p", { class: "notice" }, "This cannot be looked up now: " + (await (found.ok ? timeline : found).text()))];
    return story(await found.json(), await timeline.json());
  }

  function foundBy(customer, fact) {
    if (!customer.found_by) return [];
    const names = customer.found_by.names;
    const former = customer.found_by.owners.slice(0, -1).map((owner) => owner.owner);
    return [
      fact("Found by", names.slice(0, -1).join(", then ")),
      former.length ? fact("Whose it was before", former.join(", then ")) : null,
    ].filter((made) => made !== null);
  }

  function story(customer, timeline) {
    const at = (text) => (text ? stamp(Date.parse(text)) : "never");
    const fact = (name, ...said) => element("div", {}, element("dt", {}, name), element("dd", {}, ...said));
    const parts = customer.risk_contributions
      .filter((part) => part.name !== "BASE")
      .map((part) => ({ name: part.name, weight: part.log_odds_micros / 1e6 }))
      .sort((one, other) => other.weight - one.weight);
    const kept = ["NEW", "ACTIVE"].includes(customer.stage);
    const entries = timeline.entries.slice().reverse();
    return [
      element("h3", { tabindex: "-1" }, customer.customer_id + " is " + customer.stage),
      element("dl", { class: "facts" },
        ...foundBy(customer, fact),
        fact("Since", at(customer.since)),
        fact("Worth lately", money(customer.trailing_value) + (customer.segment ? ", " + customer.segment : "")),
        fact("Orders in all", count(customer.orders) + ", " + money(customer.gross)),
        fact("Last purchase", at(customer.last_purchase)),
        kept ? fact("Risk", element("span", { class: "band " + customer.risk_band }, customer.risk_band), " " + Math.floor(customer.risk_score) + " of 100") : null,
        kept ? fact("Because of", weights(parts) || "nothing in particular") : null,
        fact("Churn alert", customer.alert_id ? "stands" : "none"),
        fact("Save window", customer.save_window_id ? "open" : "none")),
      element("h3", {}, "Their way, the latest first"),
      element("ol", { class: "timeline" }, ...entries.map((entry) => element("li", { class: entry.kind },
        element("time", { datetime: new Date(entry.at).toISOString() }, stamp(entry.at)), " ",
        entry.what,
        entry.amount ? ", " + money(entry.amount) : "",
        entry.why ? element("small", {}, " – " + entry.why) : ""))),
      timeline.kept_from > timeline.began
        ? element("p", { class: "note" }, "What lies before " + stamp(timeline.kept_from) + " is no longer kept one by one; their first event was on " + stamp(timeline.began) + ".")
        : null,
    ].filter((made) => made !== null);
  }

  byId("look-up-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const id = byId("customer").value.trim();
    if (id) lookUp(id, true);
  });

  // ---- live

  function state(text, kind) {
    const place = byId("state");
    if (place.textContent !== text) place.textContent = text;
    place.className = kind;
  }

  function listen() {
    const source = new EventSource("board/live");
    source.onmessage = (event) => {
      const first = board === null || !board.ready;
      board = JSON.parse(event.data);
      state("live", "live");
      show();
      if (first && board.ready) openLink();
    };
    source.onerror = () => {
      state("connection lost, trying again", "lost");
      if (source.readyState === EventSource.CLOSED) setTimeout(listen, 5000);
    };
  }

  function openLink() {
    const link = /^#customer=(.+)$/.exec(location.hash);
    if (link) lookUp(decodeURIComponent(link[1]), false);
  }

  setInterval(() => {
    if (board) showTrust();
  }, 30000);
  listen();
})();
