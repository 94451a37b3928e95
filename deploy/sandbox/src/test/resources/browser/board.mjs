// Uses the board as somebody would, and prints what it saw: one "name<tab>value" a line.
// It waits for the figures to change when it has printed "waiting".
import { chromium } from "playwright-core";

const [address, token, customer, newcomer, pictures] = process.argv.slice(2);
const say = (name, value) => console.log(name + "\t" + JSON.stringify(value));
const faults = [];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

async function open(options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on("console", (message) => { if (message.type() === "error" && !/status of 40[14]/.test(message.text())) faults.push(message.text()); });
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("dialog", (dialog) => { faults.push("a dialog: " + dialog.message()); dialog.dismiss(); });
  await page.goto(address);
  await page.getByLabel("Token").fill("not the token at all");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("[role=alert]").textContent !== "");
  say("refusal", await page.getByRole("alert").innerText());
  await page.getByLabel("Token").fill(token);
  await page.keyboard.press("Enter");
  await page.waitForSelector("#tile-customers");
  return page;
}

const number = (text) => Number(text.replaceAll(",", ""));
const bars = async (page, place) => Object.fromEntries(
  await page.$$eval(place + " .bar", (all) => all.map((bar) => [bar.dataset.name, Number(bar.querySelector("b").textContent.replaceAll(",", ""))])));

// Every text against what lies behind it, by the formula of WCAG 2.
const contrast = (page) => page.evaluate(() => {
  const parse = (colour) => { const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number); return { r, g, b, a }; };
  const light = ({ r, g, b }) => {
    const [x, y, z] = [r, g, b].map((c) => { const s = c / 255; return s <= 0.03928 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour.a > 0) return colour;
    }
    return { r: 255, g: 255, b: 255 };
  };
  let worst = { ratio: 99, text: "" };
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].filter((node) => node.nodeType === 3 && node.textContent.trim() !== "");
    if (own.length === 0 || element.closest("script,style,noscript") || element.getClientRects().length === 0) continue;
    const [one, other] = [light(parse(getComputedStyle(element).color)), light(behind(element))].sort((a, b) => b - a);
    const ratio = (one + 0.05) / (other + 0.05);
    if (ratio < worst.ratio) worst = { ratio, text: own[0].textContent.trim() };
  }
  return worst;
});

const page = await open({ viewport: { width: 1100, height: 800 }, colorScheme: "light" });
say("stages", await bars(page, "#stages"));
say("bands", await bars(page, "#bands"));
say("customers", number(await page.locator("#tile-customers .figure").innerText()));
say("leaving", number(await page.locator("#tile-leaving .figure").innerText()));
say("saving", number(await page.locator("#tile-saving .figure").innerText()));
say("charts", await page.locator("#charts canvas").count());
say("light", await contrast(page));
say("paper in light", await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
await page.screenshot({ path: pictures + "/board.png" });

// By keyboard alone, from the top of the page: skip to the look-up, type, Enter.
await page.keyboard.press("Tab");
await page.keyboard.press("Enter");
await page.keyboard.press("Tab");
say("focused", await page.evaluate(() => document.activeElement.id));
say("focus is seen", await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle));
await page.keyboard.type(customer);
await page.keyboard.press("Enter");
await page.waitForSelector(".timeline li");
say("look-up", await page.locator("#journey h3").first().innerText());
say("timeline", await page.locator(".timeline li").allInnerTexts());
say("focus after the look-up", await page.evaluate(() => document.activeElement.textContent));

// Somebody from the list, by a click; then all of the list.
const leaving = page.locator("#alerts button.customer").first();
say("leaving first", await leaving.innerText());
await leaving.click();
await page.waitForFunction((id) => document.querySelector("#journey h3")?.textContent.startsWith(id), await leaving.innerText());
say("looked up by a click", await page.locator("#journey h3").first().innerText());
const listed = await page.locator("#alerts tbody tr").count();
const all = page.locator("#alerts button.fold");
if (await all.count() > 0) await all.click();
say("unfolded", (await page.locator("#alerts tbody tr").count()) >= listed);
say("unlabelled", await page.evaluate(() => [...document.querySelectorAll("button, input, a, [role=img]")]
  .filter((each) => !(each.textContent.trim() || each.getAttribute("aria-label") || (each.labels && each.labels.length > 0)))
  .map((each) => each.outerHTML)));

// What comes in while somebody looks.
const before = (await bars(page, "#stages")).NEW;
say("new before", before);
say("waiting", true);
await page.waitForFunction((old) => Number(document.querySelector("#stages [data-name=NEW] b").textContent.replaceAll(",", "")) > old, before, { timeout: 30000 });
say("new after", (await bars(page, "#stages")).NEW);
await page.getByRole("textbox", { name: "Customer id" }).fill(newcomer);
await page.getByRole("button", { name: "Look up", exact: true }).click();
await page.waitForFunction((id) => document.querySelector("#journey h3")?.textContent.startsWith(id), newcomer);
say("hostile", await page.locator("#journey h3").first().innerText());
say("hostile markup", await page.locator("#journey img, #journey script").count());
await page.getByRole("textbox", { name: "Customer id" }).fill("nobody");
await page.keyboard.press("Enter");
say("unknown", await page.locator("#journey .notice").innerText());
say("state", await page.locator("#state").innerText());

const dark = await open({ viewport: { width: 1100, height: 800 }, colorScheme: "dark" });
say("dark", await contrast(dark));
say("paper in dark", await dark.evaluate(() => getComputedStyle(document.body).backgroundColor));
await dark.screenshot({ path: pictures + "/board-dark.png", fullPage: true });

const phone = await open({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, colorScheme: "light" });
await phone.locator("#alerts button.customer").first().tap();
await phone.waitForSelector(".timeline li");
say("phone", await phone.evaluate(() => ({ page: document.documentElement.scrollWidth, screen: innerWidth })));
await phone.screenshot({ path: pictures + "/board-phone.png", fullPage: true });

say("faults", faults);
await browser.close();
