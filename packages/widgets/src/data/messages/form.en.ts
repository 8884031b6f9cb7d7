import sections from './sections.en.ts';
import type ru from './form.ru.ts';

export default {
  ...sections,
  'title-copy': 'What the copy does not have',
  'title-correction': 'Correct a mistake',
  'title-deletion': 'Delete data',
  'title-stop': 'Stop processing',
  'intro-copy':
    'You get the copy of the account at once, without a request. Ask here about other things: papers, or how we got your data.',
  'intro-correction':
    'Say what is wrong and what is right. Name, address and the number of residents are corrected faster in “My information”.',
  'intro-deletion':
    'Choose what to delete. The law makes us keep some data: we answer about it separately, with the ground and the term.',
  'intro-stop':
    'Choose what we shall no longer use. Without the data of the contract we cannot supply water or work out your bill, so we go on using that.',
  sections: 'Which data',
  sectionsRequired: 'Tick at least one section',
  text: 'Your question',
  textRequired: 'Write a few words',
  copyHint: 'A few words will do. For example: “Send me a copy of my contract”.',
  correctionHint: 'A few words will do. For example: “My surname has one n”.',
  wishes: 'What we should know',
  optional: '{label} (optional)',
  required: 'Fill in: {label}',
  whatIsKept: 'What the law makes us keep',
  whatIsKeptText: 'While the contract goes on, its data is needed. After its end we keep:',
  keptFor: '{name}: {term}',
  years: '{count} {count|year|years}',
  months: '{count} {count|month|months}',
  answerBy: 'We answer by {date}.',
  mayExtend: 'If we need more time, we write why and take at most {days} working days more.',
  send: 'Send the request',
  sending: 'Sending…',
  cancel: 'Cancel',
  LIMIT_REACHED: 'Ten requests wait for an answer. Wait until one is answered, or call us.',
} satisfies typeof ru;
