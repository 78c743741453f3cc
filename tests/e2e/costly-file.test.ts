import { costlyPage, costlyPdf } from "@/lib/cli/costly-files";
import { expect, test } from "./support/journey";

/** A file made to cost as much as it can: what its sender is told, and that nobody else waits for it. */

/** What nobody would call ordinary: the same page kept everybody waiting for two minutes when it was read in a web process. */
const ORDINARY = 10_000;

test("上传恶意文件时，别人照常打开页面；上传者得到一句说明", async ({ signIn, watch }) => {
  test.setTimeout(240_000);
  const office = await signIn("office");
  const leader = await signIn("groupLeader");
  // What a refusal is answered with.
  watch.expected(/status of 422/);
  const upload = async (name: string, buffer: Buffer) => {
    await office.goto("/import");
    await office.locator("input[type=file]").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
    await office.getByRole("button", { name: "识别报告" }).click();
  };
  const openPages = async () => {
    for (const address of ["/dashboard", "/ledger", "/my-work"]) {
      await leader.goto(address, { timeout: ORDINARY });
      await expect(leader.getByRole("main")).toBeVisible({ timeout: ORDINARY });
    }
  };

  await test.step("62 KB 的网页：当即说明，不影响别人", async () => {
    expect(costlyPage().length).toBeLessThan(64 * 1024);
    await upload("通报.html", Buffer.from(costlyPage()));
    await openPages();
    await expect(
      office.getByText("网页的表格或段落一层套一层，超过1000层，已拒绝读取。", { exact: false }),
    ).toBeVisible();
  });

  await test.step("读不完的PDF：读取期间别人照常打开页面，到时停止并说明", async () => {
    await upload("通报.pdf", costlyPdf());
    const told = office.getByText("这份文件读取用时过长，已停止读取。", { exact: false });
    let opened = 0;
    for (; !(await told.isVisible()); opened += 1) await openPages();
    expect(opened).toBeGreaterThan(0);
  });
});
