import { describe, expect, it } from "vitest";
import { html } from "@/lib/domain/text/html";

describe("html", () => {
  it("escapes what is put in, between tags and in attributes", () => {
    const text = `<script>alert("1")</script> & 'x'`;
    expect(html`<td title="${text}">${text}</td>`.source).toBe(
      '<td title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;">&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;</td>',
    );
  });

  it("keeps markup, joins lists, and says nothing of what is absent", () => {
    const row = (n: number) => html`<li>${n}</li>`;
    expect(html`<ul>${[1, 2].map(row)}${null}${false}${undefined}${"&"}</ul>`.source).toBe(
      "<ul><li>1</li><li>2</li>&amp;</ul>",
    );
  });

  it("takes no object for markup that only looks like it", () => {
    // @ts-expect-error what was not written here is no markup
    expect(() => html`${{ source: "<b>" }}`).toThrow();
  });
});
