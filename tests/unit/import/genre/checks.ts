import { toContract } from "@/lib/features/import/read/checks/contract";
import type { ParsedReport } from "@/lib/features/import/read/outline/types";
import type { Truth } from "./generate";

/** Every check of one reading, by name: right or not. */
export function checksOf(draft: ParsedReport, truth: Truth): Record<string, boolean> {
  const read = toContract(draft);
  const checks: Record<string, boolean> = {};
  const same = (name: string, given: unknown, right: unknown) => {
    checks[name] = JSON.stringify(given) === JSON.stringify(right);
  };
  same(
    "sections",
    read.sections.map((s) => s.number),
    truth.sections,
  );
  same(
    "issues",
    read.issues.map((i) => [i.section, i.number]),
    truth.issues.map((i) => [i.section, i.number]),
  );
  same(
    "titles",
    read.issues.map((i) => i.title),
    truth.issues.map((i) => i.title),
  );
  same(
    "counts",
    read.issues.map((i) => i.measures.length),
    truth.issues.map((i) => i.measures.length),
  );
  same(
    "measures",
    read.issues.map((i) => i.measures.map((m) => m.text)),
    truth.issues.map((i) => i.measures),
  );
  same(
    "groups",
    read.issues.map((i) => i.group),
    truth.issues.map((i) => i.group),
  );
  same(
    "facts",
    read.issues.map((i) => i.facts.map((f) => f.label).sort()),
    truth.issues.map((i) => i.facts),
  );
  for (const key of ["signature", "publishedOn", "inspectedBody", "feedbackOn", "onsite"] as const)
    same(key, read[key], truth[key]);
  same("phone", read.contact.phone, truth.phone);
  same("extended", read.extendedItems, []);
  checks.quiet = read.problems.length <= 3;
  return checks;
}
