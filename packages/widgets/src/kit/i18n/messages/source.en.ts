import type ru from './source.ru.ts';

export default {
  'source-resident': 'sent by you',
  'source-manager': 'sent by the management company',
  'source-controller': 'read by a controller',
  'source-phone': 'by phone',
  'source-automatic': 'sent by the meter itself',
  'source-estimate': 'estimated by the average',
  'source-norm': 'charged by the norm',
  'source-control': 'control reading',
  'source-bulk': 'sent by the management company',
  'source-billing': 'set by the utility',
} satisfies typeof ru;
