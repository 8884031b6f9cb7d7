import type ru from './table.ru.ts';

export default {
  TOO_MANY_ROWS: 'There are more than 5,000 readings in the file. Split it.',
  TOO_LARGE: 'The file is larger than 15 MB. Leave one sheet with the readings in it.',
  OLD_EXCEL: 'This is an old format of Excel (XLS). Open the file and save it as XLSX or CSV.',
  NOT_A_TABLE: 'This is no table. We need XLSX, CSV or TXT.',
  DAMAGED: 'The file is damaged and does not open. Save it again and choose it once more.',
  EMPTY: 'The file is empty.',
  debts: 'This is a register of debts: there are no readings in it.',
  balances: 'This is a register of balances for payments: there are no readings in it.',
  unknownColumns:
    'The file “{name}” was read, but we do not know the names of its columns. Say where the account and the reading are: we remember it for the next time.',
  taken: 'File “{name}”: {count} {count|reading|readings}.',
  blank: 'Without a reading: {count}.',
  foreign: 'Left out, not water (gas, electricity, heat): {count}.',
  dropFile: 'Remove the file',
  columns: 'Columns of the file',
  'column-account': 'Account',
  'column-serial': 'Number of the meter',
  'column-service': 'Service',
  'column-value': 'Reading',
  'column-takenOn': 'Date',
  'column-flat': 'Flat',
  noColumn: 'none',
  columnAt: 'column {at}',
} satisfies typeof ru;
