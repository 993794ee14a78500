export {
  definitionsIn,
  type LoadedPackage,
  loadedPackages,
  openPackages,
  type Packages,
  shippedPackagePaths,
} from './packages.ts'
export { openValidationThreads, type ValidationThreads } from './threads.ts'
export { type DocumentValidator, type DocumentVerdict, makeDocumentValidator } from './validator.ts'
