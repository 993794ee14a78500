export { type Population, populationOf, type PopulationWanted } from './population.ts'
export type { Person } from './person.ts'
export type { Story } from './story.ts'
export { storyOf } from './tell-story.ts'
