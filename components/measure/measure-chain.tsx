import { STAGE_LABELS } from "@/lib/domain/labels";
import { part } from "@/lib/domain/text/text";
import type { SigningStage } from "@/lib/domain/types";
import type { CloseOutView } from "@/lib/features/measure/queries/measure-page";

/** The chain of one application in one line: what is signed, where it waits, what is still to come. */
export function ChainLine({ row, stage }: { row: CloseOutView; stage: SigningStage | null }) {
  return (
    <ol aria-label="销号流程" className="flex flex-wrap gap-x-2 gap-y-1 text-sm">
      {row.chain.map((step, i) => {
        const signature = row.signatures.find((s) => s.stage === step);
        const now = step === stage && row.state === "PENDING";
        return (
          <li key={step} aria-current={now ? "step" : undefined}>
            {i > 0 && (
              <span aria-hidden="true" className="mr-2 text-muted">
                →
              </span>
            )}
            <span className={now ? "font-semibold" : signature ? "text-green" : "text-muted"}>
              {signature && "✓"}
              {STAGE_LABELS[step]}
            </span>
            {signature && (
              <span className="nums ml-1 text-muted">
                {signature.who} {part(signature.at, 5, 10)}
              </span>
            )}
            {now && <span className="ml-1 text-muted">待办</span>}
          </li>
        );
      })}
    </ol>
  );
}

/** On paper: a box for each stage with who signed and when, to be signed by hand where nobody has yet. */
export function SignatureBoxes({ chain, row }: { chain: readonly SigningStage[]; row: CloseOutView | undefined }) {
  const stages = row?.chain ?? chain;
  return (
    <table className="hidden w-full print:table">
      <caption className="sr-only">签字</caption>
      <tbody>
        {stages.map((stage) => {
          const signature = row?.signatures.find((s) => s.stage === stage && s.decision === "APPROVE");
          return (
            <tr key={stage}>
              <th scope="row" className="w-28 border border-line p-2 text-left font-normal">
                {STAGE_LABELS[stage]}
              </th>
              <td className="h-12 border border-line p-2">{signature?.remark}</td>
              <td className="w-48 border border-line p-2">
                {signature ? `${signature.who}　${part(signature.at, 0, 10)}` : "签字：　　　　　年　月　日"}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
