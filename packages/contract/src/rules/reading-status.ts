import type { Reading } from '../index.ts';

/** Readings with these statuses stay in the history and do not count. */
export const UNCOUNTED = ['replaced', 'rejected', 'different'] as const satisfies readonly Reading['status'][];

/** Whether a reading counts for consumption; a period has at most one besides control readings. */
export const isCounted = ({ status }: Pick<Reading, 'status'>): boolean =>
  !(UNCOUNTED as readonly Reading['status'][]).includes(status);

/** Whether the utility computed the value instead of reading it from the meter. */
export const isCharged = ({ source }: Pick<Reading, 'source'>): boolean => source === 'estimate' || source === 'norm';

/**
 * Whether a reading was taken to record the state of the meter, at its installation, removal or inspection. It does not
 * occupy the month: the customer can still send one.
 */
export const isControl = ({ source }: Pick<Reading, 'source'>): boolean => source === 'control';
