import account from '../../kit/i18n/messages/account.en.ts';
import auth from '../../auth/messages/en.ts';
import password from '../../auth/messages/password.en.ts';
import stepUp from '../../auth/messages/step-up.en.ts';
import type ru from './actions.ru.ts';

export default {
  ...account,
  ...auth,
  ...password,
  ...stepUp,
  savePassword: 'Save the password',
  passwordChanged: 'The password is changed, all other sign-ins have ended.',

  passkeyAdded: 'The passkey is added. You can now sign in without a password: press the login field and choose it.',
  removed: 'Turned off.',
  NO_PHONE: 'There is no phone with your account. Add it under “My information”.',
  totpScan:
    'Open a code application (Aegis, Google Authenticator and others), add an entry and point the camera at the picture.',
  totpText: 'Or type the key by hand: {secret}',
  totpOpen: 'Open in the application on this phone',
  totpCopy: 'Copy the key',
  signOut: 'Sign out',
  totpImage: 'QR code for the code application',
  totpCode: 'Code of the application',
  totpCodeHint: 'The six digits that the application shows now.',
  turnOn: 'Turn on',
  CODE_WRONG: 'The code is not right. Wait for the next one and check the clock of your phone.',
  codesTitle: 'Recovery codes',
  codesText:
    'The second step is on. If the phone gets lost, these codes let you in. Each works once. We will not show them again: print them or write them down.',
  print: 'Print',
  copy: 'Copy',
  copied: 'Copied.',
  notCopied: 'The browser did not allow copying. Select the codes and copy them yourself, or print them.',
  codesKept: 'I have kept the codes',
  factorOn: 'Two-step verification is on. The recovery codes you have stay good.',

  sessionEnded: 'That device is signed out.',
  othersEnded: 'The other sign-ins have ended.',

  incidentWords: 'What you noticed',
  incidentWordsHint: 'For example: a sign-in at night from an unknown device.',
  report: 'Freeze and report',
  incidentDone: 'Report {number} registered {moment}.',
  incidentNext1: 'The other sign-ins have ended. Now sign out and set a new password by “Forgot your password?”.',
  incidentNext2: 'Check that the e-mail and the phone are yours and that there are no strange programs on your device.',
  incidentNext3: 'If money or documents are gone, go to the police: you can print a statement here.',
  policePrint: 'Print a statement for the police',
  policeTitle: 'Statement on unlawful access',
  police1: 'To the police station: ______________________________',
  police2: 'From: ______________________________ Address, phone: ______________________________',
  police3:
    'I ask you to investigate unlawful access to my customer account at the water utility (art. 272 of the Criminal Code).',
  police4: 'Report to the utility No. {number} registered {moment}.',
  police5: 'What happened: {words}',
  police6: 'Date: ______________ Signature: ______________',
} satisfies typeof ru;
