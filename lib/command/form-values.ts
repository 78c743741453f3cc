import { part } from "@/lib/domain/text/text";
/**
 * A submitted form as a plain object for a schema: a name that comes more than once, or ends in [], becomes an array.
 * The framework's own fields (names that begin with $) are left out.
 */
export function formValues(form: FormData): Record<string, FormDataEntryValue | FormDataEntryValue[]> {
  const values: Record<string, FormDataEntryValue | FormDataEntryValue[]> = {};
  for (const name of new Set(form.keys())) {
    if (name.startsWith("$")) continue;
    const all = form.getAll(name);
    const [first] = all;
    const listed = name.endsWith("[]");
    values[listed ? part(name, 0, -2) : name] = listed || all.length > 1 || first === undefined ? all : first;
  }
  return values;
}
