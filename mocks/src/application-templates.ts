import type { ApplicationTemplate } from '@vodokanal/contract';

/** What can be applied for at the mock utility, by title. */
export const applicationTemplates: readonly ApplicationTemplate[] = [
  {
    id: 'commissioning',
    title: {
      ru: 'Ввести счётчик в эксплуатацию',
      en: 'Put a meter into service',
    },
    about: {
      ru: 'Для нового или заменённого счётчика. Специалист проверит установку, поставит пломбу и составит акт: с этого дня платите по счётчику.',
      en: 'For a new or replaced meter. A specialist checks it, seals it and draws up the act: from that day you pay by the meter.',
    },
    fields: [
      {
        name: 'serialNumber',
        kind: 'text',
        label: {
          ru: 'Заводской номер',
          en: 'Serial number',
        },
        hint: {
          ru: 'Написан на корпусе и в паспорте счётчика.',
          en: 'It is on the meter and in its passport.',
        },
        required: true,
      },
      {
        name: 'service',
        kind: 'choice',
        label: {
          ru: 'Какую воду считает',
          en: 'What it measures',
        },
        required: true,
        options: [
          {
            value: 'coldWater',
            label: {
              ru: 'Холодную',
              en: 'Cold water',
            },
          },
          {
            value: 'hotWater',
            label: {
              ru: 'Горячую',
              en: 'Hot water',
            },
          },
          {
            value: 'irrigation',
            label: {
              ru: 'Полив',
              en: 'Irrigation',
            },
          },
        ],
      },
      {
        name: 'installedOn',
        kind: 'date',
        label: {
          ru: 'Когда установлен',
          en: 'Installed on',
        },
        required: true,
        days: 'past',
      },
      {
        name: 'passport',
        kind: 'files',
        label: {
          ru: 'Паспорт счётчика',
          en: 'Passport of the meter',
        },
        hint: {
          ru: 'Фото или скан, до 10 файлов.',
          en: 'Photos or scans, up to 10 files.',
        },
        required: true,
      },
      {
        name: 'phone',
        kind: 'text',
        label: {
          ru: 'Телефон для связи',
          en: 'Phone to reach you',
        },
        required: true,
        known: 'phone',
      },
    ],
    term: 30,
    unit: 'calendarDays',
    needsCode: false,
    visit: 'controller',
    steps: [],
    leadsTo: null,
    law: 'ПП РФ № 354, п. 81: ввод в эксплуатацию не позднее месяца, следующего за датой установки',
  },
  {
    id: 'contract',
    title: {
      ru: 'Заключить договор',
      en: 'Sign a contract',
    },
    about: {
      ru: 'Договор водоснабжения и водоотведения с водоканалом напрямую. Подпишете кодом, приходить не нужно.',
      en: 'A contract for water and wastewater with the utility itself. You sign by a code and need not come.',
    },
    fields: [
      {
        name: 'holder',
        kind: 'text',
        label: {
          ru: 'Собственник',
          en: 'Owner',
        },
        required: true,
        known: 'holder',
      },
      {
        name: 'address',
        kind: 'text',
        label: {
          ru: 'Адрес',
          en: 'Address',
        },
        required: true,
        known: 'address',
      },
      {
        name: 'persons',
        kind: 'number',
        label: {
          ru: 'Сколько человек зарегистрировано',
          en: 'How many people are registered',
        },
        required: true,
        known: 'persons',
      },
      {
        name: 'ownership',
        kind: 'files',
        label: {
          ru: 'Документ о праве на помещение',
          en: 'Proof of the right to the home',
        },
        hint: {
          ru: 'Фото или скан, до 10 файлов.',
          en: 'Photos or scans, up to 10 files.',
        },
        required: true,
      },
      {
        name: 'phone',
        kind: 'text',
        label: {
          ru: 'Телефон для связи',
          en: 'Phone to reach you',
        },
        required: true,
        known: 'phone',
      },
      {
        name: 'email',
        kind: 'text',
        label: {
          ru: 'Электронная почта',
          en: 'E-mail',
        },
        required: false,
        known: 'email',
      },
    ],
    term: 30,
    unit: 'calendarDays',
    needsCode: true,
    visit: null,
    steps: [],
    leadsTo: null,
    law: 'ГК РФ ст. 445 п. 1: тридцать дней на ответ',
  },
  {
    id: 'officeVisit',
    title: {
      ru: 'Записаться на приём',
      en: 'Make an appointment',
    },
    about: {
      ru: 'Выберите время: примут без очереди. Возьмите паспорт.',
      en: 'Choose a time and you need not queue. Bring your passport.',
    },
    fields: [
      {
        name: 'subject',
        kind: 'longText',
        label: {
          ru: 'О чём хотите поговорить',
          en: 'What it is about',
        },
        required: true,
      },
      {
        name: 'phone',
        kind: 'text',
        label: {
          ru: 'Телефон для связи',
          en: 'Phone to reach you',
        },
        required: true,
        known: 'phone',
      },
    ],
    term: 10,
    unit: 'workingDays',
    needsCode: false,
    visit: 'office',
    steps: [],
    leadsTo: null,
    law: 'Срок установил водоканал',
  },
  {
    id: 'sealing',
    title: {
      ru: 'Опломбировать счётчик',
      en: 'Seal a meter',
    },
    about: {
      ru: 'Специалист придёт в выбранное время, проверит счётчик и поставит пломбу. Это бесплатно.',
      en: 'A specialist comes at the time you choose, checks the meter and seals it. It costs nothing.',
    },
    fields: [
      {
        name: 'meter',
        kind: 'meter',
        label: {
          ru: 'Какой счётчик',
          en: 'Which meter',
        },
        required: true,
      },
      {
        name: 'reason',
        kind: 'choice',
        label: {
          ru: 'Почему нужна пломба',
          en: 'Why it needs a seal',
        },
        required: true,
        options: [
          {
            value: 'repaired',
            label: {
              ru: 'После ремонта или поверки',
              en: 'After repair or verification',
            },
          },
          {
            value: 'damaged',
            label: {
              ru: 'Пломба повреждена',
              en: 'The seal is damaged',
            },
          },
          {
            value: 'other',
            label: {
              ru: 'Другое',
              en: 'Something else',
            },
          },
        ],
      },
      {
        name: 'phone',
        kind: 'text',
        label: {
          ru: 'Телефон для связи',
          en: 'Phone to reach you',
        },
        required: true,
        known: 'phone',
      },
      {
        name: 'comment',
        kind: 'longText',
        label: {
          ru: 'Что ещё важно знать',
          en: 'Anything else we should know',
        },
        required: false,
      },
    ],
    term: 10,
    unit: 'workingDays',
    needsCode: false,
    visit: 'controller',
    steps: [],
    leadsTo: null,
    law: 'ПП РФ № 354, п. 81(11): пломбы на приборе учёта; срок установил водоканал',
  },
  {
    id: 'absence',
    title: {
      ru: 'Пересчитать за время отсутствия',
      en: 'Recalculate for an absence',
    },
    about: {
      ru: 'Для квартир без счётчика, если его нельзя установить. Уезжали больше чем на 5 полных дней подряд: приложите документы о поездке.',
      en: 'For homes without a meter where none can be installed. Away for more than 5 full days in a row: attach proof of the journey.',
    },
    fields: [
      {
        name: 'period',
        kind: 'period',
        label: {
          ru: 'Когда вас не было',
          en: 'When you were away',
        },
        hint: {
          ru: 'День отъезда и день возвращения не считаются.',
          en: 'The days of leaving and coming back do not count.',
        },
        required: true,
        leastDays: 6,
      },
      {
        name: 'persons',
        kind: 'persons',
        label: {
          ru: 'Кто уезжал',
          en: 'Who was away',
        },
        required: true,
      },
      {
        name: 'proof',
        kind: 'files',
        label: {
          ru: 'Документы о поездке',
          en: 'Proof of the journey',
        },
        hint: {
          ru: 'Билеты, справка, договор: фото или скан.',
          en: 'Tickets, a certificate, a contract: photos or scans.',
        },
        required: true,
      },
      {
        name: 'comment',
        kind: 'longText',
        label: {
          ru: 'Что ещё важно знать',
          en: 'Anything else we should know',
        },
        required: false,
      },
    ],
    term: 5,
    unit: 'workingDays',
    needsCode: false,
    visit: null,
    steps: [],
    leadsTo: null,
    law: 'ПП РФ № 354, п. 91: пять рабочих дней после получения заявления',
  },
  {
    id: 'instalments',
    title: {
      ru: 'Платить долг по частям',
      en: 'Pay a debt in parts',
    },
    about: {
      ru: 'Рассрочку предложит раздел «Долг».',
      en: 'The debt page offers instalments.',
    },
    fields: [],
    term: 10,
    unit: 'calendarDays',
    needsCode: false,
    visit: null,
    steps: [],
    leadsTo: 'instalments',
    law: 'ПП РФ № 354, п. 118–120',
  },
  {
    id: 'changeOwner',
    title: {
      ru: 'Сменить собственника',
      en: 'Change the owner',
    },
    about: {
      ru: 'Проведём по шагам: показания при передаче, итоговый счёт, закрытие вашего лицевого счёта и новый счёт для нового собственника. Можно прерваться и вернуться.',
      en: 'We lead you through it: readings at handover, the final bill, closing your account and a new one for the new owner. You can stop and come back.',
    },
    fields: [
      {
        name: 'reason',
        kind: 'choice',
        label: {
          ru: 'Почему меняется собственник',
          en: 'Why the owner changes',
        },
        required: true,
        options: [
          {
            value: 'sale',
            label: {
              ru: 'Продажа',
              en: 'Sale',
            },
          },
          {
            value: 'gift',
            label: {
              ru: 'Дарение',
              en: 'Gift',
            },
          },
          {
            value: 'inheritance',
            label: {
              ru: 'Наследство',
              en: 'Inheritance',
            },
          },
          {
            value: 'other',
            label: {
              ru: 'Другое',
              en: 'Something else',
            },
          },
        ],
      },
      {
        name: 'handoverOn',
        kind: 'date',
        label: {
          ru: 'День передачи жилья',
          en: 'Day of the handover',
        },
        required: true,
      },
      {
        name: 'newOwner',
        kind: 'text',
        label: {
          ru: 'Новый собственник',
          en: 'New owner',
        },
        hint: {
          ru: 'Фамилия, имя, отчество.',
          en: 'Full name.',
        },
        required: true,
      },
      {
        name: 'documents',
        kind: 'files',
        label: {
          ru: 'Документ о переходе права',
          en: 'Proof of the transfer',
        },
        hint: {
          ru: 'Фото или скан, до 10 файлов.',
          en: 'Photos or scans, up to 10 files.',
        },
        required: true,
      },
      {
        name: 'phone',
        kind: 'text',
        label: {
          ru: 'Телефон для связи',
          en: 'Phone to reach you',
        },
        required: true,
        known: 'phone',
      },
    ],
    term: 30,
    unit: 'calendarDays',
    needsCode: true,
    visit: null,
    steps: ['readings', 'finalBill', 'closing', 'newAccount'],
    leadsTo: null,
    law: 'ГК РФ ст. 445 п. 1: тридцать дней на договор с новым собственником',
  },
  {
    id: 'movingOut',
    title: {
      ru: 'Сообщить о выезде',
      en: 'Tell us that you move out',
    },
    about: {
      ru: 'Передайте последние показания, и мы составим итоговый счёт.',
      en: 'Send the last readings, and we draw up the final bill.',
    },
    fields: [
      {
        name: 'leavesOn',
        kind: 'date',
        label: {
          ru: 'Когда выезжаете',
          en: 'When you leave',
        },
        required: true,
      },
      {
        name: 'readings',
        kind: 'readings',
        label: {
          ru: 'Последние показания',
          en: 'Last readings',
        },
        required: false,
      },
      {
        name: 'address',
        kind: 'text',
        label: {
          ru: 'Куда писать после выезда',
          en: 'Where to write afterwards',
        },
        required: false,
      },
      {
        name: 'phone',
        kind: 'text',
        label: {
          ru: 'Телефон для связи',
          en: 'Phone to reach you',
        },
        required: true,
        known: 'phone',
      },
    ],
    term: 5,
    unit: 'workingDays',
    needsCode: true,
    visit: null,
    steps: [],
    leadsTo: null,
    law: 'ПП РФ № 354, п. 31 «д»: проверка начислений; срок установил водоканал',
  },
  {
    id: 'noDebt',
    title: {
      ru: 'Справка об отсутствии долга',
      en: 'Certificate of no debt',
    },
    about: {
      ru: 'Придёт сюда и в раздел «Документы». Если долг есть, скажем какой.',
      en: 'It arrives here and under «Documents». If there is a debt, we say which.',
    },
    fields: [
      {
        name: 'purpose',
        kind: 'choice',
        label: {
          ru: 'Для чего справка',
          en: 'What it is for',
        },
        required: true,
        options: [
          {
            value: 'sale',
            label: {
              ru: 'Продажа жилья',
              en: 'Sale of the home',
            },
          },
          {
            value: 'subsidy',
            label: {
              ru: 'Субсидия',
              en: 'Subsidy',
            },
          },
          {
            value: 'other',
            label: {
              ru: 'Другое',
              en: 'Something else',
            },
          },
        ],
      },
      {
        name: 'comment',
        kind: 'longText',
        label: {
          ru: 'Что ещё важно знать',
          en: 'Anything else we should know',
        },
        required: false,
      },
    ],
    term: 3,
    unit: 'workingDays',
    needsCode: false,
    visit: null,
    steps: [],
    leadsTo: null,
    law: 'ПП РФ № 354, п. 31 «д»: проверка задолженности по обращению; срок установил водоканал',
  },
];
