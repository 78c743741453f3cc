/** Several people or units in one cell. */

const JOINED = /^[\u4e00-\u9fff][\s\u3000]+[\u4e00-\u9fff]$/;
/** 张　三: the blank stands for a character that is not there. */
export const closedUp = (name: string): string => (JOINED.test(name) ? name.replace(/[\s\u3000]+/g, "") : name);

const TITLE_WORD =
  "(?:党组|党委|党支部|党总支|机关党委|纪委|纪检组|支部|总支|工会|班子)?(?:第一|常务|专职|执行)?(?:副)?(?:书记|局长|主任|部长|处长|科长|股长|组长|院长|校长|行长|厅长|司长|县长|区长|市长|镇长|乡长|街长|主席|秘书长|委员|成员|调研员|巡视员|总工程师|总经济师|总会计师|总经理|董事长|经理|站长|所长|队长|支队长|大队长|会长|社长|馆长|台长|园长|庭长|检察长|主任科员|科员|干事|联络员|专员|监察专员)";
const TITLE = new RegExp(`^(?:[\\u4e00-\\u9fff]{0,12})?${TITLE_WORD}(?:[（(][^）)]*[）)])?$`);
/** 党组书记: a title and nothing of a name behind it. 王局长 is somebody. */
const isTitle = (text: string): boolean =>
  TITLE.test(text) && !/^[\u4e00-\u9fff](?:局长|主任|处长|科长|书记)$/.test(text);

const SAME_AS_ABOVE = /^(?:同上|同前|〃|″|"|''|＂|“|”|〞|--?″--?)$/;
/** Says that the place above holds here as well. */
export const isSameAsAbove = (text: string): boolean => SAME_AS_ABOVE.test(text.replace(/\s+/g, ""));

const EMPTY = /^(?:无|\/|／|-+|—+|–|暂无|\\|\*)$/;
export const isNothing = (text: string): boolean => EMPTY.test(text.trim());

/** The marks between several, outside of brackets. */
function split(text: string, mark: RegExp): string[] {
  const parts: string[] = [""];
  let depth = 0;
  for (const letter of text) {
    if (/[（(]/.test(letter)) depth += 1;
    if (/[）)]/.test(letter)) depth = Math.max(0, depth - 1);
    if (depth === 0 && mark.test(letter)) parts.push("");
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

/** A number to call behind a name. */
const PHONE = /[\s:：]*(?:电话|手机)?[:：]?\s*(?:\d{3,4}-)?\d{7,11}$/;

/** People of a cell. Titles before one name, or of one person, are not people of their own. */
export function peopleIn(written: string): string[] {
  const found: string[] = [];
  for (const line of split(written.replace(/\r/g, ""), /[\n；;，,/／]/)) {
    if (isNothing(line)) continue;
    let held: string[] = [];
    for (const part of split(line, /[、]/)) {
      held.push(part);
      if (isTitle(part)) continue;
      found.push(...bySpaces(held.join("、")));
      held = [];
    }
    // Titles and nobody: one person, known by them.
    if (held.length > 0) found.push(held.join("、"));
  }
  return [...new Set(found.map((name) => closedUp(name.replace(PHONE, "").replace(/(?:同志|等)$/, ""))))].filter(
    (name) => name !== "",
  );
}

/** 张三 李四 are two; 张　三 is one, and so is 局长 张三. */
function bySpaces(text: string): string[] {
  if (JOINED.test(text)) return [text];
  const words = text.split(/[\s\u3000]+/).filter((word) => word !== "");
  const names = /^[\u4e00-\u9fff·]{2,4}$/;
  if (words.length > 1 && words.every((word) => names.test(word) && !isTitle(word))) return words;
  // 张　三  李　四: characters in pairs.
  if (words.length > 2 && words.length % 2 === 0 && words.every((word) => /^[\u4e00-\u9fff]$/.test(word)))
    return words.flatMap((word, at) => (at % 2 === 0 ? [word + (words[at + 1] ?? "")] : []));
  return [words.join(words.length > 1 && isTitle(words[0] ?? "") ? "" : " ")];
}

const COLLECTIVE =
  /^(?:机关|局|委|厅)?(?:各|所有|全体|全部|有关|相关|其他|其它|各有关|各相关)[\u4e00-\u9fff、（）()]{0,16}$|^(?:局|委|厅)?(?:机关)?各(?:处室|科室|部门|单位|支部|党支部)/;
/** 各处室, 各有关乡镇: nobody in particular. */
export const isCollective = (unit: string): boolean => COLLECTIVE.test(unit);

export type Units = { units: string[]; collective: string[] };

const LEADS = /[（(](?:牵头|主办)(?:部门|单位)?[）)]$/;
const MARK = /[（(](?:牵头|主办|配合|协办)(?:部门|单位)?[）)]$/;

/** Units of a cell, in their order; collective names apart. */
export function unitsIn(written: string): Units {
  const all = split(written.replace(/\r/g, ""), /[\n、；;，,/／]/)
    .flatMap((part) => part.split(/[\s\u3000]+(?=[\u4e00-\u9fff]{2,})/))
    .map((part) =>
      part
        .replace(/^(?:牵头|责任|配合|主办|协办)(?:部门|单位|处室|科室)?[:：]/, "")
        .replace(/(?<=.{2})等$/, "")
        .trim(),
    )
    .filter((part) => part !== "" && !isNothing(part));
  // 预算股（牵头）、国库股: the marked one stands first.
  const lead = all.filter((unit) => LEADS.test(unit));
  const units = [...new Set([...lead, ...all].map((unit) => unit.replace(MARK, "")))];
  return { units: units.filter((unit) => !isCollective(unit)), collective: units.filter(isCollective) };
}

/** 办公室牵头，人事处配合 or 牵头单位：办公室；配合单位：人事处 in one cell; null where no such words stand. */
export function leadAndOthers(written: string): { lead: string; others: string } | null {
  const labelled =
    /(?:牵头|主办)(?:部门|单位|处室|科室)?[:：]([^:：]*?)[；;，,。\n\s]*(?:(?:配合|协办|参与)(?:部门|单位|处室|科室)?[:：]([\s\S]*))?$/.exec(
      written,
    );
  if (labelled?.[1]) return { lead: labelled[1], others: labelled[2] ?? "" };
  const said =
    /^([^，,；;]+?)(?:牵头|主办)(?:负责)?[，,；;、\n]\s*([\s\S]+?)(?:配合|协办|参与|按职责分工负责)[。]?$/.exec(
      written.trim(),
    );
  return said?.[1] && said[2] ? { lead: said[1], others: said[2] } : null;
}
