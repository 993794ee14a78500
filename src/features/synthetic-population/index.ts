export { type Care, careOrganisations } from './care.ts'
export { type Day, daysAfter } from './day.ts'
export { populationLines } from './lines.ts'
export type { Person } from './person.ts'
export { type PopulationWanted, populationOf } from './population.ts'
export type {
  Allergy,
  CodeSystem,
  Condition,
  Contact,
  Given,
  Implant,
  Measurement,
  Medicine,
  Procedure,
  Result,
  Story,
  StoryDocument,
} from './story.ts'
export { storyTeller } from './tell-story.ts'
