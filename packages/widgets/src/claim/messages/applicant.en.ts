import type ru from './applicant.ru.ts';

export default {
  applicant: 'Who files the claim',
  holder: 'The account holder',
  resident: 'I live here, the account is somebody else’s',
  representative: 'A representative with a power of attorney',
  representativeHint: 'Attach the power of attorney to the claim: a photo will do.',
  answerBy: 'How to send the answer',
  cabinet: 'In the account',
  mail: 'In the account and by e-mail to {email}',
  paper: 'In the account and by paper letter',
  answerHint: 'The answer is always in your account too.',
  mailHint: 'To get answers by e-mail, add your address in “My information”.',
} satisfies typeof ru;
