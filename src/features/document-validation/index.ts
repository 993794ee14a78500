export { answered, answeredSealing } from './answered.ts'
export { type Judging, judge } from './judge.ts'
export { definitionsIn } from './definitions-in.ts'
export {
  type LoadedPackage,
  openPackages,
  type Packages,
  shippedPackagePaths,
} from './packages.ts'
export { readSampleDocuments } from './samples.ts'
export { openValidationThreads, type Validation, type ValidationThreads } from './threads.ts'
export { type DocumentValidator, type DocumentVerdict, makeDocumentValidator } from './validator.ts'
export { validationProblems } from './problem-texts.ts'
export { type ValidationNeeds, validationRoutes } from './routes.ts'

/** The style of the public pages. */
export const validationAssets = { styles: [new URL('./pages/style.css', import.meta.url)] }
