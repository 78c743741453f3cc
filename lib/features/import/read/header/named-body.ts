/** What stands around the name of a body where its party organisation is meant. */
const BEFORE = /^(?:中共|中国共产党)/;
const ORGAN = /(?:机关)?(?:党组|党委|党工委|党总支|党支部|总支部委员会|支部委员会)$/;

/**
 * Whether the body a report names is another one than the body it is read in for. 云溪市政务数据局党组, 市政务数据局 and
 * 东州省云溪市政务数据局 are all 云溪市政务数据局; nothing else is guessed to be. A report that names none says nothing.
 */
export function namesOtherBody(named: string | null, body: { name: string; shortName: string }): boolean {
  const written = (named ?? "").replace(/\s+/gu, "").replace(BEFORE, "");
  if (written === "") return false;
  // 卫生健康委员会 is a body, 有限公司委员会 the party committee of one: both readings are tried.
  const readings = [written, written.replace(ORGAN, ""), written.replace(/委员会$/, "")];
  return !readings.some(
    (one) => one === body.shortName || (one.length > 1 && (body.name.endsWith(one) || one.endsWith(body.name))),
  );
}
