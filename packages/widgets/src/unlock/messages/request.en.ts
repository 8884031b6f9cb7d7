import auth from '../../auth/messages/en.ts';
import files from '../../kit/i18n/messages/files.en.ts';
import type ru from './request.ru.ts';
import term from '../../kit/i18n/messages/term.en.ts';

export default {
  ...term,
  ...auth,
  ...files,
  sent: 'Request {number} of {moment}',
  keepNumber: 'Write the number down. We have remembered it on this device: come back here to see the answer.',
  'state-inReview': 'In review. We usually answer within one working day.',
  'state-needMore': 'Still needed: {text}',
  'state-refused': 'The sign-in could not be opened: {text} You can come to the customer office or ask again.',
  'state-restored': 'The sign-in is open. Set a new password by “Forgot your password?” and sign in.',
  documentsTitle: 'Add documents',
  documentsHint:
    'A picture of the passport with photo and registration, and a document of the flat. Cover the number of the passport, the code and the signature: we only need the name and the address. Only the person who decides sees the documents, and 30 days after the decision we delete them.',
  sendDocuments: 'Send the documents',
  documentsSent: 'Added: {names}.',
  deleteOn: 'The documents will be deleted on {date}.',
  check: 'Look for an answer',
  another: 'Ask again',
  CODE_EXPIRED: 'This request is no longer kept. Ask again.',
} satisfies typeof ru;
