import date from '../../kit/i18n/messages/date.en.ts';
import type ru from './request.ru.ts';

export default {
  ...date,
  record: 'Number of the record in Arshin, or its link',
  recordHint:
    'A number like 1-123456789, on the paper of the firm; the record can be found at fgis.gost.ru by the number of the meter.',
  verifiedOn: 'Date of verification',
  verifiedOnHint: 'For example, 09.11.2026',
  comment: 'What the controller is needed for, and when it suits you',
  commentHint: 'For example: to read the meter, on weekdays after six. We will call you to arrange it.',
  required: 'Please fill in: {label}',
  BAD_FORMAT: 'There is a dash in the number of the record: 1-123456789',
  DATE_IN_FUTURE: 'That date is still to come: please check it',
  send: 'Send',
  sending: 'Sending…',
} satisfies typeof ru;
