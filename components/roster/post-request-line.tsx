"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DateInput } from "@/components/ui/control/date-input";
import { Select } from "@/components/ui/control/select";
import { Link } from "@/components/ui/link";
import { ROLE_LABELS } from "@/lib/domain/labels";
import { actsForUnit } from "@/lib/domain/people/posts";
import { ROLE_OPTIONS } from "@/lib/domain/people/role-options";
import { ROLES } from "@/lib/domain/types";
import { lacking, type Request, type UnitChoice, type Wish } from "./request-words";

type Props = {
  row: Request;
  wish: Wish;
  units: readonly UnitChoice[];
  withBody: boolean;
  chosen: boolean;
  wrong: string | undefined;
  onChoose: (on: boolean) => void;
  onWish: (wish: Wish) => void;
};

const CELL = "px-2 py-1.5 align-top";

function Typed({ row, wish, units, onWish }: Pick<Props, "row" | "wish" | "units" | "onWish">) {
  const own = units.filter(({ bodyId }) => bodyId === row.bodyId).map((u) => ({ value: u.id, label: u.shortName }));
  const forUnit = wish.role !== null && actsForUnit(wish.role);
  return (
    <>
      <td className={CELL}>
        <Select
          aria-label={`${row.name}的岗位`}
          className="min-w-36"
          placeholder="请选择"
          options={ROLE_OPTIONS}
          value={wish.role ?? ""}
          onChange={(event) => onWish({ ...wish, role: ROLES.find((role) => role === event.target.value) ?? null })}
        />
      </td>
      <td className={CELL}>
        {forUnit ? (
          <Select
            aria-label={`${row.name}的所在部门`}
            className="min-w-36"
            placeholder="请选择"
            options={own}
            value={wish.unitId ?? ""}
            onChange={(event) => onWish({ ...wish, unitId: event.target.value || null })}
          />
        ) : (
          <span className="text-muted">—</span>
        )}
      </td>
      <td className={CELL}>
        <DateInput
          bare
          aria-label={`${row.name}的任职起`}
          className="w-36"
          value={wish.fromOn}
          onChange={(event) => onWish({ ...wish, fromOn: event.target.value })}
        />
      </td>
    </>
  );
}

function Said({ wish, units }: Pick<Props, "wish" | "units">) {
  const unit = wish.role && actsForUnit(wish.role) ? units.find(({ id }) => id === wish.unitId)?.shortName : null;
  return (
    <>
      <td className={CELL}>{wish.role && ROLE_LABELS[wish.role]}</td>
      <td className={CELL}>{unit ?? <span className="text-muted">—</span>}</td>
      <td className={`${CELL} nums whitespace-nowrap`}>{wish.fromOn}</td>
    </>
  );
}

/** One post asked for; its fields open where something lacks, or when it is to be corrected. */
export function PostRequestLine({ row, wish, units, withBody, chosen, wrong, onChoose, onWish }: Props) {
  // Opened once it stays open: a field must not close under the hand that fills it.
  const [open, setOpen] = useState(() => lacking(wish) !== null);
  return (
    <tr className={`border-b border-line ${chosen ? "bg-selected" : ""}`}>
      <td className="px-3 py-1.5 align-top">
        {row.mayDecide && (
          <input
            type="checkbox"
            aria-label={`选择${row.name} ${row.words}`}
            className="mt-[3px] block size-4 accent-solid"
            checked={chosen}
            onChange={(event) => onChoose(event.target.checked)}
          />
        )}
      </td>
      <td className={CELL}>
        <Link href={`/settings/people/${row.personId}`} className="text-link hover:underline">
          {row.name}
        </Link>
        {wrong && (
          <p role="alert" className="text-sm text-red">
            {wrong}
          </p>
        )}
      </td>
      <td className={CELL}>{row.title || <span className="text-muted">—</span>}</td>
      {withBody && <td className={CELL}>{row.body}</td>}
      <td className={`${CELL} text-muted`}>{row.words}</td>
      {open && row.mayDecide ? (
        <Typed row={row} wish={wish} units={units} onWish={onWish} />
      ) : (
        <Said wish={wish} units={units} />
      )}
      <td className={CELL}>
        {row.mayDecide && !open && (
          <Button size="sm" variant="quiet" onClick={() => setOpen(true)}>
            更正<span className="sr-only">{row.name}的岗位</span>
          </Button>
        )}
      </td>
    </tr>
  );
}
