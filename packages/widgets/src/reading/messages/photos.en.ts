import type ru from './photos.ru.ts';

export default {
  photo: 'Photo of the meter',
  onItsWay: 'The photo is on its way: {percent} %',
  ready: 'The photo is attached',
  smaller: 'We send {after} in place of {before}. Where and with what it was taken is left out.',
  unreadable: 'This browser cannot open such a picture. Choose one in JPEG or PNG.',
  without: 'The reading can be sent without it.',
  again: 'Load it again',
  remove: 'Remove the photo',
  wait: 'Wait until the photo has arrived, or remove it',
} satisfies typeof ru;
