import auth from './en.ts';
import type ru from './code.ru.ts';

export default {
  ...auth,
  step: 'Step {step} of {count}',
  stepDone: 'done',
  code: 'Code from the SMS',
  codeHint: 'Six digits. You can paste the whole message.',
  codeSent: 'We have sent a code to {recipient}. It is good for 10 minutes.',
  codeLength: 'The code has six digits. Enter all of them.',
  codeNever: 'Tell this code to nobody: our staff never ask for it.',
  codeSubmit: 'Continue',
  codeAgain: 'Send the code again',
  codeAgainIn: 'You can send it again in {time}',
  codeSentAgain: 'A new code is sent, the one before no longer works.',
  CODE_WRONG: 'The code is not right. Tries left: {left}.',
  startAgain: 'Begin again',
} satisfies typeof ru;
