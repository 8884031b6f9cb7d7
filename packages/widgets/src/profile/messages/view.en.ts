import account from '../../kit/i18n/messages/account.en.ts';
import type ru from './view.ru.ts';
import term from '../../kit/i18n/messages/term.en.ts';

export default {
  ...term,
  ...account,
  due: 'Once a year we ask you to look at these data: bills and notices go by them.',
  allRight: 'All is right',
  confirmed: 'You confirmed the data on {date}.',
  thanks: 'Thank you, noted with today’s date.',
  holder: 'Account holder',
  address: 'Address',
  registeredPersons: 'Registered persons',
  office: 'These data are changed by the customer office: press “Correct” and add a document if you have one.',
  fix: 'Correct',
  fixNamed: 'Correct: {name}',
  contacts: 'Contacts',
  contactsHint: 'You change them yourself: a code confirms the new phone or e-mail.',
  phone: 'Mobile phone',
  email: 'E-mail',
  none: 'not given',
  change: 'Change',
  changeNamed: 'Change: {name}',
  contactChanged: 'Saved. A message about it went to the former address or phone.',
  changeSent: 'Sent. The answer will appear here and come by mail.',
  changeSentHere: 'Sent. The answer will be here.',
  changes: 'Requests for changes',
  'state-inReview': 'in review',
  'state-applied': 'done',
  'state-refused': 'refused',
  ground: 'Legal basis: {ground}',
} satisfies typeof ru;
