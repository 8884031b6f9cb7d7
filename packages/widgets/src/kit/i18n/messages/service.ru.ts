/** What meters are for, and how they are called; part of the texts of every widget about meters. */
export default {
  coldWater: 'Холодная вода', hotWater: 'Горячая вода', irrigation: 'Полив', wastewater: 'Водоотведение', common: 'Общедомовой счётчик',
  meter: '{service}, {place}',
  serial: 'Счётчик № {serial}',
};
