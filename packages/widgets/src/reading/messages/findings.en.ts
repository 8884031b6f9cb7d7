import type ru from './findings.ru.ts';

/** Texts of findings about a reading; the keys are codes of the contract. */
export default {
  VALUE_FORMAT: 'Type a number, for example 123 or 123.4',
  VALUE_TOO_MANY_DIGITS: 'Too many digits: this meter has {digits} black {digits|one|ones}',
  VALUE_TOO_MANY_DECIMALS: 'Too many digits after the comma: {fractionDigits} allowed',
  LESS_THAN_PREVIOUS:
    'Less than the previous reading {previous}. Look at the meter again: we need its digits, not the consumption.',
  ROLLOVER_SUSPECTED: 'Less than the previous one ({previous}). Has the meter passed zero?',
  ANOMALY_HIGH: 'A consumption of {volume} m³ is far above the usual. Is there a digit too many?',
  ANOMALY_ZERO: 'The same as last time. Was no water used?',
  SWAP_SUSPECTED: 'It looks as if cold and hot water were swapped.',
  WINDOW_CLOSED: 'We do not take readings now.',
  METER_BROKEN: 'The meter is broken: no readings are taken until it is repaired or replaced. Please call us.',
  VERIFICATION_EXPIRED:
    'The verification has expired: no readings are taken until the meter is verified by an accredited firm.',
  NO_ACCESS_ACT: 'There is an act of refused access. A controller will read the meter: please arrange a visit.',
  METER_REMOVED: 'The meter has been removed.',
  METER_AUTOMATIC: 'This meter sends its readings itself. There is nothing for you to do.',
  METER_NEEDS_INITIAL: 'A new meter: a controller takes its first reading.',
  ACCOUNT_CLOSED: 'The account is closed, no readings are needed.',
  ALREADY_SENT: '{value} m³ were already sent for this month.',
  ALREADY_BILLED: 'The reading has already been charged.',
  DATE_TOO_OLD: 'Readings for {period} were closed before there was a connection. Send a reading for the new month.',
} satisfies typeof ru;
