import type ru from './photos.ru.ts';

export default {
  photo: 'Photo of the meter',
  onItsWay: 'The photo is on its way: {percent} %',
  ready: 'The photo is attached',
  smaller: 'The photo: {after} in place of {before}. It does not say where and with what it was taken.',
  unreadable: 'This browser cannot open such a picture. Choose one in JPEG, PNG or HEIC.',
  unchanged: 'This browser cannot open HEIC: the photo is sent as it is, with its place if the camera wrote it down.',
  UPLOAD_TYPE: 'This kind of file is not taken: a photo, please. Remove it and choose another.',
  TOO_LARGE: 'The photo is too large. Remove it and choose another.',
  without: 'The reading can be sent without it.',
  again: 'Upload it again',
  remove: 'Remove the photo',
  wait: 'Wait until the photo has arrived, or remove it',
} satisfies typeof ru;
