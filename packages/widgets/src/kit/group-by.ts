export { groupBy } from '@vodokanal/contract/rules/group-by';
