import { ActionButton } from "@/components/form/action-button";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import { RefreshWhile } from "@/components/ui/refresh-while";
import { instantInTable } from "@/lib/domain/day";
import { dismissReadingAction } from "@/lib/features/import/actions";
import type { HandedIn } from "@/lib/features/import/queries/handed-in";

/** Seconds between two looks at what is being read. */
const SECONDS = 2;

const STATES = {
  waiting: { tone: "neutral", label: "排队中" },
  reading: { tone: "info", label: "正在识别" },
  failed: { tone: "error", label: "未能识别" },
} as const;

function stateInWords({ state, ahead, why }: HandedIn): string {
  if (state === "failed") return why ?? "";
  if (state === "waiting" && ahead > 0) return `前面还有${ahead}份，识别后见导入记录。`;
  return "识别后见导入记录。";
}

/** The viewer's own files that wait, are being read or could not be read; nothing where there are none. */
export function ImportHandedIn({ files }: { files: HandedIn[] }) {
  if (files.length === 0) return null;
  return (
    <Panel title="识别中的文件" flush className="mb-4">
      <ul>
        {files.map((file) => (
          <li key={file.id} className="flex items-start gap-3 border-line px-4 py-2 not-last:border-b">
            <Badge tone={STATES[file.state].tone} className="mt-0.5">
              {STATES[file.state].label}
            </Badge>
            <div className="min-w-0 flex-1">
              <p className="break-all">
                {file.label}
                <span className="nums ml-3 whitespace-nowrap text-muted text-sm">
                  {instantInTable(new Date(file.since))}
                </span>
              </p>
              <p className="text-muted text-sm">{stateInWords(file)}</p>
            </div>
            {file.state === "failed" && (
              <ActionButton size="sm" action={dismissReadingAction} input={{ which: file.id }}>
                知道了
              </ActionButton>
            )}
          </li>
        ))}
      </ul>
      {files.some(({ state }) => state !== "failed") && <RefreshWhile seconds={SECONDS} />}
    </Panel>
  );
}
