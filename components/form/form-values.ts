/**
 * Fields of a form as an object for a schema: a name given more than once, or ending in [], becomes an array (without the
 * brackets); files stay files. Fields React adds for itself ($ACTION…) are left out.
 */
export function formValues(data: FormData): Record<string, FormDataEntryValue | FormDataEntryValue[]> {
  const values: Record<string, FormDataEntryValue | FormDataEntryValue[]> = {};
  for (const name of new Set(data.keys())) {
    if (name.startsWith("$ACTION")) continue;
    const all = data.getAll(name);
    const isList = name.endsWith("[]");
    const [first] = all;
    const value = isList || all.length > 1 ? all : first;
    if (value !== undefined) values[isList ? name.slice(0, -2) : name] = value;
  }
  return values;
}
