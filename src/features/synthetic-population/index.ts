export { type Population, populationOf, type PopulationWanted } from './population.ts'
export type { Person } from './person.ts'
