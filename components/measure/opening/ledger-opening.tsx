"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { WhenOpened } from "@/components/ui/overlay/when-opened";

const loadEnterOpening = () => import("./enter-opening").then((part) => part.EnterOpeningDialog);

/** The office's way from the ledger to entering what was done before it was kept. */
export function LedgerOpening({ inspectionId }: { inspectionId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        登记期初
      </Button>
      {open && (
        <WhenOpened load={loadEnterOpening} onClose={() => setOpen(false)}>
          {(EnterOpeningDialog) => <EnterOpeningDialog inspectionId={inspectionId} onClose={() => setOpen(false)} />}
        </WhenOpened>
      )}
    </>
  );
}
