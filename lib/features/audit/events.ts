import { CHAIN } from "@/lib/domain/history/chain";
import { kind } from "@/lib/domain/history/kind";
import { BODY } from "@/lib/domain/people/kept";
import { EXPORT } from "@/lib/domain/sheet/kept";

/** What happens to chains of events, and what the program itself tells after an upgrade. */

export const HISTORY_NAMES_KEPT = kind(BODY, "history.names-kept", "补记办理人当时姓名");

export const EXPORT_MADE = kind(EXPORT, "export.made", "导出文件");

export const CHAIN_CHECK_REQUESTED = kind(CHAIN, "chain.check-requested", "核验日志", { security: true });
export const CHAIN_BROKEN = kind(CHAIN, "chain.broken", "日志核验未通过", { security: true });
export const CHAIN_SEALED = kind(CHAIN, "chain.sealed", "封存日志异常", { security: true });
