export {
  definitionsIn,
  type LoadedPackage,
  loadedPackages,
  openPackages,
  type Packages,
  shippedPackagePaths,
} from './packages.ts'
export { type DocumentValidator, type DocumentVerdict, makeDocumentValidator } from './validator.ts'
