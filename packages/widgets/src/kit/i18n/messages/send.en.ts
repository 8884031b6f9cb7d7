import type ru from './send.ru.ts';

export default {
  late: 'There is no answer yet. You can go on waiting, or stop sending.',
  keepWaiting: 'Wait',
  stop: 'Stop',
  stopped: 'Sending was stopped before an answer came. Send it again: it will not count twice.',
} satisfies typeof ru;
