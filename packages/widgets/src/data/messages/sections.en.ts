import type ru from './sections.ru.ts';

export default {
  'section-person': 'Name and contacts',
  'section-accounts': 'Accounts',
  'section-meters': 'Meters and readings',
  'section-payments': 'Charges and payments',
  'section-requests': 'Claims and files',
  'section-consents': 'Consents and connected sites',
  'section-helpers': 'Trusted helpers',
  'section-security': 'Sign-in log',
  'section-messages': 'Letters and SMS',
  'section-buildings': 'Readings of buildings',
} satisfies typeof ru;
