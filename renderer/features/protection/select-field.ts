/** Gives a field the focus with all its text selected, so that typing begins anew. */
export function selectField(field: HTMLInputElement | null): void {
  field?.focus();
  field?.select();
}
