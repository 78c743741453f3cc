import * as access from "@/lib/access/events";
import type { Noun } from "@/lib/domain/history/field";
import type { Kind } from "@/lib/domain/history/kind";
import * as account from "@/lib/features/account/events";
import * as audit from "@/lib/features/audit/events";
import * as calendar from "@/lib/features/calendar/events";
import * as feedback from "@/lib/features/feedback/events";
import * as imports from "@/lib/features/import/events";
import * as inspection from "@/lib/features/inspection/events";
import * as measure from "@/lib/features/measure/events";
import * as people from "@/lib/features/people/events";
import * as roster from "@/lib/features/roster/events";
import * as sheet from "@/lib/features/sheet/events";
import * as sheetRound from "@/lib/features/sheet-round/events";

/** In the order in which the audit page offers them: the life of the ledger, then who keeps it. */
const OWNED = [
  measure,
  feedback,
  inspection,
  imports,
  sheet,
  sheetRound,
  people,
  roster,
  account,
  access,
  calendar,
  audit,
];

const declared: readonly Kind[] = OWNED.flatMap((module): Kind[] => Object.values(module));

/** Everything events tell of, by the kinds there are. */
export const NOUNS: readonly Noun[] = [...new Set(declared.map(({ noun }) => noun))];

/** Every kind of event of the product, those of a noun together, whichever feature records them. */
export const KINDS: readonly Kind[] = NOUNS.flatMap((noun) => declared.filter((kind) => kind.noun === noun));

const kinds: ReadonlyMap<string, Kind> = new Map(KINDS.map((kind) => [kind.name, kind]));
const nouns: ReadonlyMap<string, Noun> = new Map(NOUNS.map((noun) => [noun.type, noun]));

/** The kind an event carries the name of; none for one this version does not know. */
export const kindOf = (name: string): Kind | undefined => kinds.get(name);

/** What histories and the audit page call an event. */
export const kindInWords = (name: string): string => kindOf(name)?.words ?? name;

/** What an event is about, in words. */
export const subjectInWords = (type: string): string => nouns.get(type)?.label ?? type;

/** What the audit page shows under 安全事件, by name. */
export const SECURITY: readonly string[] = KINDS.filter(({ security }) => security).map(({ name }) => name);
