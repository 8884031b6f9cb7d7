import { expect, waitFor } from 'storybook/test';
import '@vodokanal/widgets/define/reading-form';
import { storyOf } from './utilities.ts';

const TAG = 'vk-reading-form';

export default { title: 'Widgets/vk-reading-form', component: TAG };

const story = storyOf(TAG);

const fields = (widget: HTMLElement) => [
  ...widget.shadowRoot!.querySelectorAll<HTMLInputElement>('input[inputmode=decimal]'),
];
const type = async (widget: HTMLElement, ...values: string[]) => {
  await waitFor(() => expect(fields(widget).length).toBeGreaterThan(0));
  for (const [index, value] of values.entries()) {
    const field = fields(widget)[index]!;
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('blur'));
  }
};
const submit = (widget: HTMLElement) => widget.shadowRoot!.querySelector('form')!.requestSubmit();
const inside = (widget: HTMLElement, selector: string) =>
  waitFor(() => expect(widget.shadowRoot!.querySelector(selector)).not.toBeNull());

export const SignedOut = story('signedOut', /войдите/);
export const Pending = story('slow', /Показания/);
export const Failed = story('wrongAddress', /Повторить/);
export const Empty = story('noMeters', /нет счётчиков/);
export const Ready = story('happy', /Холодная вода/);
export const LastDay = story('lastDay', /последний день/);
export const WindowClosed = story('windowClosed', /Приём откроется/);
export const ExpiredVerification = story('expiredVerification', /поверки/);
export const AutomaticMeter = story('automaticMeter', /передаёт показания сам/);
export const NoAccess = story('noAccess', /недопуске/);
export const AccountClosed = story('closedAccount', /Счёт закрыт/);
export const MeterReplaced = story('meterReplaced', /№ 77000105/);
export const AlreadySent = story('alreadySent', /Исправить/);
export const Declined = story('readingDeclined', /Отклонено.*Расход в 50 раз больше обычного/s);
export const DeclinedInEnglish = story('readingDeclined', /Declined/, { globals: { lang: 'en' } });
export const Billed = story('billed', /учтено/);
export const Volume = story('happy', /Холодная вода/, { play: (widget) => type(widget, '160,5') });
export const LessThanPrevious = story('happy', /Холодная вода/, {
  play: async (widget) => {
    await type(widget, '12');
    await inside(widget, '.vk-error');
  },
});
export const AnomalyHigh = story('happy', /Холодная вода/, {
  play: async (widget) => {
    await type(widget, '190');
    await inside(widget, 'input[id^=confirm]');
  },
});
export const Rollover = story('rollover', /Холодная вода/, {
  play: async (widget) => {
    await type(widget, '3');
    await inside(widget, 'input[id^=confirm]');
  },
});
export const Refused = story('happy', /Холодная вода/, {
  play: async (widget) => {
    await type(widget, '12', '190');
    submit(widget);
    await inside(widget, '.vk-summary');
  },
});
export const Sent = story('happy', /Холодная вода/, {
  play: async (widget) => {
    await type(widget, '160,5', '197');
    submit(widget);
    await inside(widget, '.vk-notice[data-tone=good]');
  },
});
const queue = async (widget: HTMLElement) => {
  await type(widget, '160,5');
  submit(widget);
  await waitFor(() => expect(widget.shadowRoot!.textContent).toMatch(/160[.,]5/), { timeout: 15_000 });
  await inside(widget, '.vk-notice[data-tone=warning]');
  await waitFor(() => expect(widget.shadowRoot!.querySelector('[aria-disabled=true]')).toBeNull());
};
export const Queued = story('changesFail', /Холодная вода/, { play: queue });
export const QueuedEnglish = story('changesFail', /Cold water/, { globals: { lang: 'en' }, play: queue });
export const Drums = story('happy', /Холодная вода/, {
  play: async (widget) => {
    widget.shadowRoot!.querySelector<HTMLInputElement>('form > .vk-check input')!.click();
    await inside(widget, 'input.drum');
    const field = widget.shadowRoot!.querySelector<HTMLInputElement>('input.drum')!;
    field.value = '00160500';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  },
});
export const EstimatePanel = story('happy', /Холодная вода/, {
  play: async (widget) => {
    widget.shadowRoot!.querySelector('details')!.open = true;
    await inside(widget, '.estimate');
  },
});
/** A photo as a phone takes it. */
const withPhoto = (type: string, name: string) => async (widget: HTMLElement) => {
  const field = await waitFor(() => {
    const found = widget.shadowRoot!.querySelector<HTMLInputElement>('input[inputmode=decimal]');
    expect(found).toBeTruthy();
    return found!;
  });
  field.focus();
  const input = await waitFor(() => {
    const found = widget.shadowRoot!.querySelector<HTMLInputElement>('input[type=file]');
    expect(found).toBeTruthy();
    return found!;
  });
  const canvas = new OffscreenCanvas(1200, 900);
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#445';
  context.fillRect(0, 0, 1200, 900);
  context.fillStyle = '#fff';
  context.font = '300px monospace';
  context.fillText('00160', 150, 550);
  const given = new DataTransfer();
  given.items.add(
    new File([type === 'image/jpeg' ? await canvas.convertToBlob({ type }) : 'no picture'], name, { type }),
  );
  input.files = given.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await inside(widget, '.photo');
  await waitFor(() => expect(widget.shadowRoot!.querySelector('.photo canvas, .photo .vk-error')).not.toBeNull(), {
    timeout: 12_000,
  });
};
export const Photo = story('happy', /Холодная вода/, { play: withPhoto('image/jpeg', 'IMG_0001.JPG') });
export const PhotoUnreadable = story('happy', /Холодная вода/, { play: withPhoto('image/heic', 'IMG_0001.HEIC') });
export const PhotoCutOff = story('changesFail', /Холодная вода/, {
  play: async (widget) => {
    await withPhoto('image/jpeg', 'IMG_0001.JPG')(widget);
    await waitFor(() => expect(widget.shadowRoot!.querySelector('.photo .vk-error')).not.toBeNull(), {
      timeout: 30_000,
    });
  },
});
export const English = story('happy', /Cold water/, { globals: { lang: 'en' } });
export const Dark = story('happy', /Холодная вода/, { globals: { theme: 'dark' } });
export const Narrow = story('happy', /Холодная вода/, { globals: { width: '240px' } });

const guest = { args: { guest: true } };
const asGuest = async (widget: HTMLElement, values: Record<string, string>) => {
  const field = (name: string) => widget.shadowRoot!.querySelector<HTMLInputElement>(`input[name=${name}]`);
  await waitFor(() => expect(field('value')).not.toBeNull());
  for (const [name, value] of Object.entries(values)) {
    field(name)!.value = value;
    field(name)!.dispatchEvent(new Event('input', { bubbles: true }));
  }
  submit(widget);
};
const bill = { account: '230100001', serial: '11000001' };

export const Guest = story('signedOut', /Номер счётчика/, guest);
export const GuestEmpty = story('signedOut', /Номер счётчика/, {
  ...guest,
  play: async (widget) => {
    await asGuest(widget, {});
    await inside(widget, '.vk-summary');
  },
});
export const GuestNotFound = story('signedOut', /Номер счётчика/, {
  ...guest,
  play: async (widget) => {
    await asGuest(widget, { ...bill, serial: '9', value: '1' });
    await inside(widget, '.vk-summary');
  },
});
export const GuestUnusual = story('signedOut', /Номер счётчика/, {
  ...guest,
  play: async (widget) => {
    await asGuest(widget, { ...bill, value: '190' });
    await inside(widget, 'input[id^=confirm]');
  },
});
export const GuestOffline = story('offline', /Номер счётчика/, {
  ...guest,
  play: async (widget) => {
    await asGuest(widget, { ...bill, value: '161' });
    await inside(widget, '.vk-summary');
  },
});
export const GuestSent = story('signedOut', /Показание без входа/, {
  ...guest,
  play: async (widget) => {
    await asGuest(widget, { ...bill, value: '160,5' });
    await inside(widget, '.vk-notice[data-tone=good]');
  },
});
