import type ru from './photos.ru.ts';

export default {
  photo: 'Photo of the meter',
  onItsWay: 'The photo is on its way: {percent} %',
  ready: 'The photo is attached',
  smaller: 'The photo: {after} in place of {before}. It does not say where and with what it was taken.',
  unreadable: 'This browser cannot open such a picture. Choose one in JPEG, PNG or HEIC.',
  unchanged: 'This browser cannot open HEIC: place and camera data are taken out when the photo has arrived.',
  UPLOAD_TYPE: 'This kind of file is not taken: a photo, please. Remove it and choose another.',
  UPLOAD_DAMAGED: 'The photo is damaged. Remove it and take another one.',
  UPLOAD_OVERSIZED: 'The photo is too large. Remove it and choose another.',
  UPLOAD_INFECTED: 'The virus scanner has found a virus in the file, and we have deleted it. Take another photo.',
  UPLOAD_UNCHECKED: 'The photo has arrived, but the virus scanner does not answer. Wait some minutes and try again.',
  TOO_LARGE: 'The photo is too large. Remove it and choose another.',
  without: 'The reading can be sent without it.',
  again: 'Upload it again',
  remove: 'Remove the photo',
  wait: 'Wait until the photo has arrived, or remove it',
} satisfies typeof ru;
