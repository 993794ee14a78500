export { populationLines } from './lines.ts'
