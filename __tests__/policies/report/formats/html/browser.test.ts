// The page in a real browser: it loads nothing, runs nothing, complains of nothing and fits a phone, whatever the names are.
import { type Browser, chromium } from "playwright-core";

import { makeCheckReport, renderCheck } from "../../../../../policies/report";
import { chromiumPath, QUIET_FLAGS } from "../../../../process/browser";
import { EVERY_KIND, HOSTILE_VERDICT, PROVEN, SUPPRESSED } from "../../../../samples/verdicts";

const executablePath = chromiumPath();
const title =
  executablePath === undefined
    ? "in Chromium: skipped, since none was found; install one or name it by CHROMIUM_PATH"
    : "in Chromium";

(executablePath === undefined ? describe.skip : describe)(title, () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath!, args: [...QUIET_FLAGS] });
  }, 30_000);

  afterAll(() => browser.close());

  /** Opens the page and keeps whatever it asks for or complains of. */
  async function open(html: string, width = 1200) {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    const page = await context.newPage();
    const heard: string[] = [];
    page.on("console", (message) => heard.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => heard.push(`error: ${error.message}`));
    page.on("request", (request) => heard.push(`request: ${request.url()}`));
    page.on("dialog", (dialog) => {
      heard.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.setContent(html);
    return { page, heard };
  }

  const reports = makeCheckReport([PROVEN, EVERY_KIND, SUPPRESSED], [], "contoso");
  const hostile = makeCheckReport([HOSTILE_VERDICT], [{ message: "<img src=x onerror=alert(1)>" }]);

  test.each([
    ["an ordinary report", reports],
    ["hostile names", hostile],
  ])(
    "%s: no requests, no complaints, no scripts, and no wider than a phone",
    async (_, report) => {
      const { page, heard } = await open(renderCheck("html", report), 390);
      expect(heard).toEqual([]);
      expect(
        await page.evaluate(`[
          document.scripts.length,
          document.images.length,
          document.documentElement.scrollWidth <= window.innerWidth,
          document.querySelectorAll("a[href^='javascript']").length,
        ]`),
      ).toEqual([0, 0, true, 0]);
      await page.context().close();
    },
    20_000,
  );

  test("the style is in force, light and dark, and in print nothing is cut off", async () => {
    const { page } = await open(renderCheck("html", reports));
    const ground = () => page.evaluate("getComputedStyle(document.body).backgroundColor");
    await page.emulateMedia({ colorScheme: "light" });
    const light = await ground();
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await ground()).not.toBe(light);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    expect(await ground()).toBe("rgb(255, 255, 255)");
    expect(
      await page.evaluate("getComputedStyle(document.querySelector('.scroll')).overflowX"),
    ).toBe("visible");
    await page.context().close();
  }, 20_000);

  test("in print the contents of the rules' column stay on one line", async () => {
    const { page } = await open(renderCheck("html", reports), 1032);
    await page.emulateMedia({ media: "print" });
    const folded = `[...document.querySelectorAll(".wide .col-rule code")].filter(
      (name) => name.getClientRects().length > 1).length`;
    expect(await page.evaluate(folded)).toBe(0);
    expect(await page.evaluate("getComputedStyle(document.querySelector('.wide')).page")).toBe(
      "wide",
    );
    await page.context().close();
  }, 20_000);

  test("a picture that is wider than a phone says so; on a desk nothing does", async () => {
    for (const [width, shown] of [
      [390, true],
      [1280, false],
    ] as const) {
      const { page } = await open(renderCheck("html", reports), width);
      expect(await page.locator(".hint").first().isVisible()).toBe(shown);
      await page.context().close();
    }
  }, 20_000);

  test("on a phone every cell stands in one line's width, the matrix as well, and no line holds one letter", async () => {
    const { page } = await open(renderCheck("html", reports), 390);
    const thin = `[...document.querySelectorAll(".stacking td > *")].filter(
      (cell) => cell.offsetParent !== null && cell.getBoundingClientRect().width < 100).length`;
    expect(await page.evaluate(thin)).toBe(0);
    const cut = `[...document.querySelectorAll(".scroll:has(table)")].filter(
      (box) => box.scrollWidth > box.clientWidth).length`;
    expect(await page.evaluate(cut)).toBe(0);
    await page.context().close();
  }, 20_000);

  test("no line of the picture runs through a label", async () => {
    const { page } = await open(renderCheck("html", reports), 1280);
    const crossed = `[...document.querySelectorAll(".diagram")].flatMap((picture) => {
      const labels = [...picture.querySelectorAll(".ports")].map((label) => label.getBBox());
      return [...picture.querySelectorAll(".wire")].filter((wire) => {
        const length = wire.getTotalLength();
        return Array.from({ length: 200 }, (_, at) => wire.getPointAtLength((length * at) / 199)).some(
          ({ x, y }) => labels.some((box) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height - 2));
      });
    }).length`;
    expect(await page.evaluate(crossed)).toBe(0);
    await page.context().close();
  }, 20_000);

  test("headings, regions and the picture have names that a screen reader tells", async () => {
    const { page } = await open(renderCheck("html", reports));
    await expect(page.getByRole("img", { name: "Flows of the deployment" }).count()).resolves.toBe(
      3,
    );
    await expect(page.getByRole("navigation", { name: "Contents" }).count()).resolves.toBe(1);
    await expect(page.getByRole("heading", { level: 1 }).innerText()).resolves.toBe(
      "Edge firewall check",
    );
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the report");
    await page.context().close();
  }, 20_000);
});
