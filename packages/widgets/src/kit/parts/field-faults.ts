/** One control of a form for the error summary: its id and what is wrong. */
export interface FieldFault {
  readonly id: string;
  /** Made when it is shown: the language may have changed since. */
  readonly text: () => string;
}

let instances = 0;

/** A prefix for ids that is unique on the page. */
export const newFormId = (name: string): string => `vk-${name}-${++instances}`;

/** Ids for `aria-describedby`; empty when there is nothing to describe. */
export const describedBy = (id: string, hint: unknown, error: unknown): string => `${hint ? `${id}-hint ` : ''}${error ? `${id}-error` : ''}`;
