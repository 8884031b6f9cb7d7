export { createGateway, type Gateway, type GatewayOptions } from './app.ts';
export { openDatabase, StartError, type Database, type OpenDatabase } from './database/open.ts';
export type { SettingLine } from './settings/settings.ts';
