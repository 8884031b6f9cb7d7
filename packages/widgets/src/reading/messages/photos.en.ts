import type ru from './photos.ru.ts';

export default {
  photo: 'Photo of the meter',
  onItsWay: 'The photo is on its way: {percent} %',
  ready: 'The photo is attached',
  smaller: 'The photo: {after} in place of {before}. It does not say where and with what it was taken.',
  unreadable: 'This browser cannot open such a picture. Choose one in JPEG or PNG.',
  without: 'The reading can be sent without it.',
  again: 'Upload it again',
  remove: 'Remove the photo',
  wait: 'Wait until the photo has arrived, or remove it',
} satisfies typeof ru;
