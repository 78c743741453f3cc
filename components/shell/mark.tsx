/** The mark of the product: lines of a ledger, the last one ticked. */
export function Mark({ className = "size-6" }: { className?: string | undefined }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
      <rect width="32" height="32" rx="4" className="fill-red" />
      <path d="M8 9h16M8 16h9M8 23h6" stroke="#fff" strokeWidth="2.6" strokeLinecap="square" fill="none" />
      <path d="m17.5 21.5 3.2 3.2 6-7" stroke="#fff" strokeWidth="2.6" fill="none" />
    </svg>
  );
}
