import { fullDischargeReport, smallDischargeReport } from './discharge-report.ts'
import { fullSummary, smallSummary } from './eps.ts'
import { fullImagingManifest, smallImagingManifest } from './imaging-manifest.ts'
import { fullImagingReport, smallImagingReport } from './imaging-report.ts'
import { fullLaboratoryReport, smallLaboratoryReport } from './laboratory-report.ts'
import { fullDispensation, fullPrescription, smallDispensation, smallPrescription } from './medicines.ts'

/** The documents of the European formats as FHIR, by file name under `samples/fhir`: each kind small and full. */
export const fhirSamples: readonly { readonly file: string; readonly document: string }[] = [
  { file: 'eps-small.json', document: smallSummary() },
  { file: 'eps-full.json', document: fullSummary() },
  { file: 'prescription-small.json', document: smallPrescription() },
  { file: 'prescription-full.json', document: fullPrescription() },
  { file: 'dispensation-small.json', document: smallDispensation() },
  { file: 'dispensation-full.json', document: fullDispensation() },
  { file: 'laboratory-report-small.json', document: smallLaboratoryReport() },
  { file: 'laboratory-report-full.json', document: fullLaboratoryReport() },
  { file: 'discharge-report-small.json', document: smallDischargeReport() },
  { file: 'discharge-report-full.json', document: fullDischargeReport() },
  { file: 'imaging-report-small.json', document: smallImagingReport() },
  { file: 'imaging-report-full.json', document: fullImagingReport() },
  { file: 'imaging-manifest-small.json', document: smallImagingManifest() },
  { file: 'imaging-manifest-full.json', document: fullImagingManifest() },
]
