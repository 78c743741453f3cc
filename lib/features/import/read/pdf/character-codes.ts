/**
 * Fonts of Chinese that a file names without bringing them write characters in one of a few known codes (CMaps). Their tables
 * fill megabytes; what is read here is only which character is meant, and that Node knows by itself.
 */

/** Codes of 16 bits that are Unicode, and codes of one or two bytes by the name Node gives them. */
const UNICODE = /^Uni(?:GB|CNS|JIS)-(?:UCS2|UTF16)-[HV]$/;
const DOUBLE_BYTE: [RegExp, string][] = [
  [/^(?:GB|GBK|GBKp|GBK2K|GBpc)(?:-EUC)?-[HV]$/, "gb18030"],
  [/^(?:B5pc|ETen-B5|ETenms-B5|HKscs-B5)-[HV]$/, "big5"],
];
/** From what a code means to Unicode: here both are the same. */
const TO_UNICODE = /^Adobe-(?:GB1|CNS1|Japan1)-UCS2$/;

const hex = (value: number) => value.toString(16).padStart(4, "0");

function table(name: string, spaces: string, body: string): Uint8Array {
  const mode = name.endsWith("-V") ? 1 : 0;
  return new TextEncoder().encode(
    `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /${name} def /WMode ${mode} def ${spaces} ${body} endcmap end end`,
  );
}

/** Every code of two bytes with the character it means; those that mean none are left out. */
function doubleByte(name: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const lines: string[] = [];
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      const char = decoder.decode(new Uint8Array([high, low]));
      const code = char.codePointAt(0) ?? 0xfffd;
      if ([...char].length === 1 && code < 0xfffd) lines.push(`<${hex(high * 256 + low)}> ${code}`);
    }
  }
  return table(
    name,
    "2 begincodespacerange <00> <80> <8140> <fefe> endcodespacerange",
    `1 begincidrange <00> <80> 0 endcidrange ${lines.length} begincidchar ${lines.join(" ")} endcidchar`,
  );
}

/** The table of a code, null for one that is not known. */
export function codeTable(name: string): Uint8Array | null {
  const spaces = "1 begincodespacerange <0000> <ffff> endcodespacerange";
  if (UNICODE.test(name)) return table(name, spaces, "1 begincidrange <0000> <ffff> 0 endcidrange");
  if (TO_UNICODE.test(name)) return table(name, spaces, "1 beginbfrange <0000> <ffff> <0000> endbfrange");
  const encoding = DOUBLE_BYTE.find(([pattern]) => pattern.test(name))?.[1];
  return encoding ? doubleByte(name, encoding) : null;
}
