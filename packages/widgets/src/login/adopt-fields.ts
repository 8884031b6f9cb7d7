/** Moves values and focus from the form that came with the page into the widget's fields, and removes that form. */
export function adoptFields(old: readonly HTMLElement[], fields: HTMLElement): void {
  for (const copy of old) {
    const { activeElement } = copy.ownerDocument;
    for (const from of copy.querySelectorAll('input')) {
      const to = fields.querySelector<HTMLInputElement>(`input[name="${from.name}"]`);
      if (!to) continue;
      to.value ||= from.value;
      to.checked ||= from.checked;
      if (from !== activeElement) continue;
      to.focus();
      if (from.selectionStart !== null) to.setSelectionRange(from.selectionStart, from.selectionEnd);
    }
    copy.remove();
  }
}
