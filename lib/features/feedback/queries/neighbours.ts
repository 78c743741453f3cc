import "server-only";
/** Standing in printed order among others: what the row before or after it is asked with. */
export type Placed = { id: string; position: number };

/**
 * The condition and order that find the row directly before (`desc`) or after (`asc`) a row in printed order with
 * `findFirst`, however many there are.
 */
export function beside({ id, position }: Placed, dir: "asc" | "desc") {
  const past = dir === "asc" ? ("gt" as const) : ("lt" as const);
  return {
    where: { OR: [{ position: { [past]: position } }, { position, id: { [past]: id } }] },
    orderBy: [{ position: dir }, { id: dir }],
  };
}
