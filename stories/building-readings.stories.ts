import '@vodokanal/widgets/define/building-readings';
import { expect, waitFor } from 'storybook/test';
import { endSession, press, storyOf } from './utilities.ts';

const TAG = 'vk-building-readings';

export default { title: 'Widgets/vk-building-readings', component: TAG };

const story = storyOf(TAG);
const rootOf = (widget: HTMLElement) => widget.shadowRoot!;
const sees = (widget: HTMLElement, words: RegExp) =>
  waitFor(() => expect(rootOf(widget).querySelector('section')!.innerText).toMatch(words), { timeout: 12_000 });

const file = (name: string, text: string) => async (widget: HTMLElement) => {
  const input = await waitFor(() => {
    const found = rootOf(widget).querySelector<HTMLInputElement>('input[type=file]');
    expect(found).toBeTruthy();
    return found!;
  });
  const given = new DataTransfer();
  given.items.add(new File([text], name));
  input.files = given.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
};
const HEAD = 'Лицевой счёт;Номер прибора учёта;Услуга;Показание;Дата снятия\n';
const GOOD = `${HEAD}230109001;21000011;ХВС;107,5;\n230109001;21000012;ГВС;106;\n230109002;21000021;ХВС;110;\n`;
const WRONG = `${GOOD}230109999;21000041;ХВС;118;\n230109004;21000041;ХВС;90;\n230109005;21000051;ХВС;180;\n`;
const TWO_COLUMNS = 'Лицевой счёт;Номер счётчика;Показание;Показание\n;;октябрь;ноябрь\n';
const type = async (widget: HTMLElement, value: string) => {
  const field = await waitFor(() => {
    const found = rootOf(widget).querySelector<HTMLInputElement>('tr:not(:first-child) [data-value]');
    expect(found).toBeTruthy();
    return found!;
  });
  field.value = value;
  for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));
};

export const SignedOut = story('signedOut', /войдите/);
export const SessionEnded = story('manager', /Получено 0 из 16/, { play: endSession });
export const Pending = story('slow', /Показания по дому/);
export const Failed = story('failing', /Повторить/);
export const Empty = story('happy', /не закреплено ни одного дома/);
export const Ready = story('manager', /Получено 0 из 16/);
export const SeveralBuildings = story('managerOfMany', /Набережная/);
export const WindowClosed = story('managerClosed', /Приём откроется/);
export const Typed = story('manager', /Получено/, { play: (widget) => type(widget, '107,5') });
export const FileTaken = story('manager', /Получено/, {
  play: async (widget) => {
    await file('ноябрь.csv', GOOD)(widget);
    await sees(widget, /ноябрь\.csv/);
  },
});
export const FileWithFaults = story('manager', /Получено/, {
  play: async (widget) => {
    await file('ноябрь.csv', WRONG)(widget);
    await press(widget, /Показать, что исправить|Show what/);
  },
});
export const UnknownColumns = story('manager', /Получено/, {
  play: async (widget) => {
    await file('1с.csv', 'Абонент;Сч-к;Стало\n230109001;21000011;107\n')(widget);
    await sees(widget, /1с\.csv/);
  },
});
export const NotReadings = story('manager', /Получено/, {
  play: async (widget) => {
    await file('долги.txt', '230109001;Ручьёва Капля 1-я;1234,50\n230109002;Протока Струя 2-я;99,00\n')(widget);
    await waitFor(() => expect(rootOf(widget).querySelector('.drop [data-tone=problem]')).not.toBeNull());
  },
});
export const SeveralColumns = story('manager', /Получено/, {
  play: async (widget) => {
    await file('дом.csv', `${TWO_COLUMNS}230109001;21000011;103;107\n230109002;21000021;106;110\n`)(widget);
    await sees(widget, /Взять показания|Take the readings/);
  },
});
export const SeveralColumnsAnswered = story('manager', /Получено/, {
  play: async (widget) => {
    await file('дом.csv', `${TWO_COLUMNS}230109001;21000011;103;107\n230109002;21000021;106;110\n`)(widget);
    await press(widget, /Взять показания|Take the readings/);
    await sees(widget, /Показание, ноябрь/);
  },
});
export const OtherMonth = story('manager', /Получено/, {
  play: async (widget) => {
    await file('октябрь.csv', 'ЛС;№ счётчика;Показание на 31.10\n230109001;21000011;107\n')(widget);
    await sees(widget, /другой месяц|another month/);
  },
});
export const FormulasWithoutResult = story('manager', /Получено/, {
  play: async (widget) => {
    await file('дом.csv', 'ЛС;№ счётчика;Показание\n230109001;21000011;=103+4\n')(widget);
    await sees(widget, /формулы без результата|formulas without results/);
  },
});
export const DamagedAccounts = story('manager', /Получено/, {
  play: async (widget) => {
    await file(
      'бланк.csv',
      'ЛС;Помещение;№ счётчика;Услуга;Показание\n2,301E+08;1;21000011;ХВС;107\n2,301E+08;;21000012;ГВС;106\n',
    )(widget);
    await sees(widget, /Взять счёт 230109001|Take account 230109001/);
  },
});
export const OtherBuilding = story('managerOfMany', /Получено/, {
  play: async (widget) => {
    await file(
      'дом.csv',
      'ЛС;№ счётчика;Услуга;Показание\n230110001;21020011;ХВС;107\n230110002;21020021;ХВС;110\n',
    )(widget);
    await sees(widget, /другого вашего дома|another building of yours/);
  },
});
export const Sent = story('manager', /Получено/, {
  play: async (widget) => {
    await file('ноябрь.csv', WRONG)(widget);
    await sees(widget, /ноябрь\.csv/);
    await press(widget, /Передать показания|Send the readings/);
    await waitFor(() => expect(rootOf(widget).querySelector('tr[data-outcome=accepted]')).not.toBeNull(), {
      timeout: 12_000,
    });
  },
});
export const NothingToSend = story('manager', /Получено/, {
  play: async (widget) => {
    await press(widget, /Передать показания|Send the readings/);
    await waitFor(() => expect(rootOf(widget).querySelector('.drop [data-tone=problem]')).not.toBeNull());
  },
});
const SEND = /Передать показания|Send the readings/;
/** A row of another company's building; a manager with several buildings learns this only from the endpoint. */
const FOREIGN = `${HEAD}230100001;11000001;ХВС;161;\n`;
export const Held = story('manager', /Получено/, {
  play: async (widget) => {
    await type(widget, '180');
    await waitFor(() => expect(rootOf(widget).querySelector('.note input[type=checkbox]')).not.toBeNull());
  },
});
export const Refused = story('managerOfMany', /Получено/, {
  play: async (widget) => {
    await file('ноябрь.csv', FOREIGN)(widget);
    await sees(widget, /ноябрь\.csv/);
    await press(widget, SEND);
    await waitFor(() => expect(rootOf(widget).querySelector('tr[data-outcome=rejected]')).not.toBeNull(), {
      timeout: 12_000,
    });
  },
});
export const Unfinished = story('managerChangesFail', /Получено/, {
  play: async (widget) => {
    await type(widget, '107,5');
    await press(widget, SEND);
    await waitFor(() => expect(rootOf(widget).querySelector('.vk-summary[data-tone=problem]')).not.toBeNull(), {
      timeout: 30_000,
    });
  },
});
export const NotKept = story('manager', /Получено/, {
  play: async (widget) => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = () => {
      throw new DOMException('', 'QuotaExceededError');
    };
    try {
      await type(widget, '107,5');
      await waitFor(() => expect(rootOf(widget).querySelector('form .vk-notice[data-tone=warning]')).not.toBeNull());
    } finally {
      Storage.prototype.setItem = setItem;
    }
  },
});
export const English = story('manager', /received/, { globals: { lang: 'en' } });
export const Dark = story('manager', /Получено/, { globals: { theme: 'dark' } });
export const Narrow = story('manager', /Получено/, { globals: { width: '240px' } });
