/** Sends a form from a field of several lines. */
export const submitOnCtrlEnter = (event: KeyboardEvent): void => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
    (event.currentTarget as HTMLFormElement).requestSubmit();
};
