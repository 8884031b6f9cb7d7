import type ru from './table.ru.ts';

export default {
  TOO_MANY_ROWS: 'There are more than 5,000 readings in the file. Split it.',
  TOO_LARGE: 'The file is larger than 15 MB. Leave one sheet with the readings in it.',
  OLD_EXCEL: 'This is an old format of Excel (XLS). Open the file and save it as XLSX or CSV.',
  PASSWORD: 'The file is under a password. Open it in your program, remove the password, save it and choose it again.',
  OTHER_SPREADSHEET: 'This is a table in another format. Open it in your program and save it as XLSX or CSV.',
  ARCHIVE: 'This is an archive. Unpack it and choose the table inside.',
  NOT_A_TABLE: 'This is no table. We need XLSX, CSV or TXT.',
  DAMAGED: 'The file is damaged and does not open. Save it again and choose it once more.',
  EMPTY: 'The file is empty.',
  debts: 'This is a register of debts: there are no readings in it.',
  balances: 'This is a register of balances for payments: there are no readings in it.',
  unknownColumns:
    'The file “{name}” was read, but we do not know the names of its columns. Say where the account and the reading are: we remember it for the next time.',
  asked:
    'In the file “{name}” more than one choice fits. The likeliest is selected: check it ({what}) and press “Take the readings”.',
  take: 'Take the readings',
  noResults:
    'The file “{name}” has formulas without results in place of readings. Open it in Excel, save it and choose it again.',
  'otherMonth-column':
    'The column “{text}” of the file “{name}” is for another month, and readings for {period} are taken now. Choose another column or file. If the name was left from last month, correct it in the file and choose the file again.',
  'otherMonth-sheet':
    'The sheet “{text}” of the file “{name}” is for another month, and readings for {period} are taken now. Choose another sheet or file. If the name was left from last month, correct it in the file and choose the file again.',
  'otherMonth-title':
    'The file “{name}” says “{text}”, and readings for {period} are taken now. Choose another file. If the words were left from last month, correct them in the file and choose the file again.',
  'otherMonth-period':
    'All readings in the file “{name}” are for another month ({text}), and readings for {period} are taken now. Choose another file.',
  taken: 'File “{name}”: {count} {count|reading|readings}.',
  blank: 'Without a reading: {count}.',
  foreign: 'Left out, not water (gas, electricity, heat): {count}.',
  otherMonths: 'Not taken, for other months: {count}.',
  usedSheet: 'Sheet:',
  usedHiddenSheet: 'Hidden sheet:',
  usedLine: 'Names of the columns: line {line}.',
  usedBank: 'Register of a bank, without names of columns.',
  'month-column': 'Month: {period}, named in the column',
  'month-sheet': 'Month: {period}, named on the sheet',
  'month-title': 'Month: {period}, named in the line',
  'month-period': 'Month: {period}, by the column',
  'month-unnamed': 'Month: {period}, not named in the file.',
  dropFile: 'Remove the file',
  columns: 'Sheet and columns of the file',
  sheet: 'Sheet',
  hiddenSheet: '{name} (hidden)',
  'column-account': 'Account',
  'column-serial': 'Number of the meter',
  'column-service': 'Service',
  'column-value': 'Reading',
  'column-takenOn': 'Date',
  'column-period': 'Month',
  'column-flat': 'Flat',
  noColumn: 'none',
  columnAt: 'column {at}',
  columnTwice: '{title} (column {at})',
} satisfies typeof ru;
