import { expect, type Page, test } from "./support/journey";
import type { Person } from "./support/people";
import { linksTo } from "./support/rows";

/**
 * The main pages as they stand on the screens they are read on: nothing runs out of the window sideways, nothing lies over a
 * control, no words are cut without a mark. The pictures are attached to the report; they are not compared, because the
 * example ledger is as old as the day it is drawn on.
 */

const SCREENS = [
  { width: 1366, height: 768 },
  { width: 1366, height: 650 },
  { width: 390, height: 844 },
];

/** Address, or where on it a page of its kind is linked. */
type Place = [Person, string, Parameters<typeof linksTo>[1]?];

const PLACES: Place[] = [
  ["groupLeader", "/dashboard"],
  ["liaison", "/dashboard"],
  ["office", "/ledger"],
  ["liaison", "/ledger"],
  ["office", "/my-work"],
  ["liaison", "/my-work"],
  ["supervision", "/my-work"],
  ["responsibleLeader", "/my-work"],
  ["inspectionOffice", "/rounds"],
  ["inspectionOffice", "/my-work"],
  ["liaison", "/my-work", "measures"],
  ["supervision", "/my-work", "measures"],
  ["office", "/ledger", "issues"],
  ["office", "/inspections"],
  ["office", "/inspections", "inspections"],
  ["office", "/import"],
  ["districtOffice", "/assign"],
  ["systemAdmin", "/settings/people"],
  ["auditAdmin", "/audit"],
];

/** What is wrong with the page as it stands, in words. */
function faults(): string[] {
  const found: string[] = [];
  const name = (el: Element) => [el.nodeName, (el.textContent ?? "").trim().slice(0, 30)].join(" ");
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide > 0) found.push(`the page is ${wide}px wider than the window`);

  /** Whether a person could bring it into sight: it lies in a box that scrolls sideways. */
  const inScroller = (el: Element): boolean => {
    for (let box = el.parentElement; box; box = box.parentElement) {
      if (["auto", "scroll"].includes(getComputedStyle(box).overflowX) && box.scrollWidth > box.clientWidth)
        return true;
    }
    return false;
  };
  /** Words for screen readers alone stand in a box of a pixel. */
  const unseen = (el: Element | null): boolean => el !== null && (el.clientWidth === 1 || unseen(el.parentElement));
  const shown = (el: Element) => el.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !unseen(el);

  for (const el of document.querySelectorAll("main a, main button, main input, main select, main textarea")) {
    const box = el.getBoundingClientRect();
    if (!shown(el) || box.width < 2 || box.height < 2 || inScroller(el)) continue;
    if (box.right > innerWidth + 1 || box.left < -1) found.push(`out of the window: ${name(el)}`);
    const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, 12)];
    if (y < 0 || y > innerHeight || x < 0 || x > innerWidth) continue;
    const top = document.elementFromPoint(x, y);
    const within = (a: Element, b: Element) => a.contains(b) || b.contains(a);
    const label = top?.closest("label");
    if (!top || within(el, top) || (label && within(label, el))) continue;
    // What stays in sight while the rest passes below it is meant to.
    const stays = (box: Element | null): boolean =>
      box !== null && (["sticky", "fixed"].includes(getComputedStyle(box).position) || stays(box.parentElement));
    if (!stays(top)) found.push(`${name(top)} lies over ${name(el)}`);
  }

  for (const el of document.querySelectorAll("main *")) {
    const more = el.scrollHeight - el.clientHeight;
    const bar = ["auto", "scroll"].includes(getComputedStyle(el).overflowY) && shown(el);
    if (bar && more > 0 && more < 6) found.push(`a scrollbar for ${more}px: ${name(el)}`);
  }

  for (const el of document.querySelectorAll("main *")) {
    if (el.children.length > 0 || !shown(el) || !(el.textContent ?? "").trim()) continue;
    const style = getComputedStyle(el);
    const marked = style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none";
    const cut = ["hidden", "clip"].includes(style.overflowX) && el.scrollWidth > el.clientWidth + 1;
    if (cut && !marked && el.clientWidth > 1) found.push(`cut without a mark: ${name(el)}`);
  }
  return found;
}

async function go(page: Page, [, address, kind]: Place): Promise<void> {
  await page.goto(address);
  if (!kind) return;
  const [link = ""] = await linksTo(page, kind);
  expect(link, `a link to ${String(kind)} on ${address}`).not.toBe("");
  await page.goto(link);
}

for (const place of PLACES) {
  const [person, address, kind] = place;
  test(`${address}${kind ? ` → ${String(kind)}` : ""}（${person}）`, async ({ signIn }, testInfo) => {
    const page = await signIn(person);
    await go(page, place);
    for (const screen of SCREENS) {
      await page.setViewportSize(screen);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      const body = await page.screenshot({ animations: "disabled" });
      await testInfo.attach(`${screen.width}x${screen.height}`, { body, contentType: "image/png" });
      expect(await page.evaluate(faults), `${address} at ${screen.width}×${screen.height}`).toEqual([]);
    }
    await page.setViewportSize({ width: 1366, height: 768 });
  });
}

test("整改总览在一屏之内：四个层次在768以内，前三个在650以内", async ({ signIn }) => {
  const page = await signIn("groupLeader");
  await page.goto("/dashboard");
  const bottom = async (text: string) => {
    const box = await page
      .locator("main section")
      .filter({ has: page.getByRole("heading", { name: text }) })
      .first()
      .boundingBox();
    return (box?.y ?? Number.NaN) + (box?.height ?? Number.NaN);
  };
  for (const text of ["逾期未销号", "请您审批", "以来变化"]) expect(await bottom(text), text).toBeLessThanOrEqual(650);
  for (const text of ["销号进度", "牵头部门"]) expect(await bottom(text), text).toBeLessThanOrEqual(768);
});
