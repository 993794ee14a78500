export { type ClientRegistration, type Clients, registeredClients } from './clients.ts'
export type { HealthDataNeeds } from './needs.ts'
export { healthDataFace } from './routes.ts'
