export {
  type FileReport,
  type LoadedTerminology,
  type LoadNeeds,
  type LoadReport,
  loadTerminology,
  shippedTerminology,
  type TerminologyFolder,
  type UsedTerminology,
  usedTerminology,
} from './load.ts'
