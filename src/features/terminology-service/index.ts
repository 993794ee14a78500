export {
  type FileReport,
  type LoadedTerminology,
  type LoadNeeds,
  type LoadReport,
  loadTerminology,
  shippedTerminology,
  type TerminologyFolder,
} from './load.ts'
