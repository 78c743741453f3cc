/**
 * Page chrome: what a web page prints around the report. Kept in the raw copy, never in the ledger.
 * Anchored, so that a sentence of the report that mentions such a word is not lost.
 */
const CHROME = [
  /^您?(?:当前|现在)?(?:所在)?的?(?:所在)?位置/,
  /^首页\s*[>·/|]/,
  /^[^。]{0,20}首页\s*>/,
  /^【?\s*(?:字体|字号)/,
  /^【?(?:打印|关闭|收藏|分享|返回|朗读|纠错)(?:本页|页面|窗口|到|顶部|首页|\s|】|:|$)/,
  /^(?:扫一扫|微信扫)/,
  /^[【[]?\s*(?:浏览|阅读|点击|访问)(?:次数|量|数)/,
  /^[•·\s-]*(?:信息索引号|索引号|索\s*引\s*号|主题分类|组配分类|发布机构|发文机关|发文字号|文号|文\s*号|公开方式|公开范围|公开形式|有效性|生成日期|成文日期|成文时间|发文时间|发文日期|文件编号|文件名称|标\s*题|名\s*称|主题词|体裁|信息名称|信息类别)(?:\s*:|\s|\||$)/,
  /^(?:责任编辑|编辑|初审|审核|终审|撰稿|供稿)\s*:/,
  /^(?:上一篇|下一篇|上一条|下一条|相关(?:链接|文档|阅读|稿件|附件)|友情链接)/,
  /^(?:版权所有|主办单位|承办单位|主办|承办|网站标识码|网站地图|关于我们|联系我们|Copyright)/i,
  /^[^。]{0,30}(?:ICP备|公网安备)/,
  /^(?:简体|繁体|无障碍|长者|政务公开$|关怀版|今天是|微信$|微博$|更多$|搜索$)/,
  /^<|^(?:分享到|分享)\s*:?$/,
];

const SOURCE_LINE =
  /(?:来源|信息来源|文章来源|稿源|发布时间|发布日期|发表时间|更新时间|发布单位|发文时间|成文时间|日期)\s*:/;
/** 柳川城管 2024-06-18 18:30 江苏 – as public accounts print it. */
const ACCOUNT_LINE =
  /^(?:[^\s。,:;]{2,30}\s+){1,3}\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s+[^\s。,:;]{2,8})?|\s+[^\s。,:;\d]{2,8})$/;

export function isChrome(text: string): boolean {
  return CHROME.some((pattern) => pattern.test(text));
}

/** 来源:X or 发布时间:… anywhere on the page; a bare date is not, for it may be the date of the signature. */
export function isLabelledSource(text: string): boolean {
  return (
    !text.includes("。") &&
    text.length <= 160 &&
    /^(?:[^:]{0,30}\s)?(?:来源|信息来源|文章来源|稿源|发布时间|发布日期|发表时间|更新时间)\s*:/.test(text)
  );
}

/** 来源:X 发布时间:… – also a bare time stamp before 来源. Sentences of the report end in 。 and are never source lines. */
export function isSourceLine(text: string): boolean {
  if (text.includes("。") || text.length > 160) return false;
  return (
    SOURCE_LINE.test(text) ||
    ACCOUNT_LINE.test(text) ||
    /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?(?:\s|$)/.test(text)
  );
}
