export { type ClientRegistration, type Clients, registeredClients } from './clients.ts'
export type { HealthDataNeeds } from './needs.ts'
export { healthDataRoutes } from './routes.ts'
