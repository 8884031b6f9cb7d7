/** An error of one field: the id of its control and the text. */
export interface FieldFault {
  readonly id: string;
  /** A function, because the language may change before it is shown. */
  readonly text: () => string;
}

let instances = 0;

/** Returns an id prefix that is unique on the page. */
export const newFormId = (name: string): string => `vk-${name}-${++instances}`;

/** Ids for `aria-describedby`; empty when there is nothing to describe. */
export const describedBy = (id: string, hint: unknown, error: unknown): string =>
  `${hint ? `${id}-hint ` : ''}${error ? `${id}-error` : ''}`;
