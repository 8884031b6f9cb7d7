/** Services and names of meters, shared by all widgets about meters. */
export default {
  coldWater: 'Холодная вода',
  hotWater: 'Горячая вода',
  irrigation: 'Полив',
  wastewater: 'Водоотведение',
  common: 'Общедомовой счётчик',
  meter: '{service}, {place}',
  serial: 'Счётчик № {serial}',
};
