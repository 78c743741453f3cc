import { connection } from "next/server";
import { PlainPage } from "@/components/shell/plain-page";
import { buttonStyle } from "@/components/ui/button";

/** Also what somebody sees who may not see the thing: both are one to them. */
export default async function NotFound() {
  // Drawn for each request: a page drawn while building cannot carry the nonce its scripts need.
  await connection();
  return (
    <PlainPage
      title="没有找到这个页面"
      actions={
        // Every page carries the scripts of this one: a plain link needs none.
        <a href="/" className={buttonStyle({ variant: "primary" })}>
          回到首页
        </a>
      }
    >
      <p>地址可能有误，内容可能已经移走，或者不在您的岗位可见范围之内。</p>
      <p>如果是从消息或文件里的链接来的，请把链接告诉发出它的人核对。</p>
    </PlainPage>
  );
}
