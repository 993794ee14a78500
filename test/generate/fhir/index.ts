import { fullDischargeReport, smallDischargeReport } from './discharge-report.ts'
import { fullSummary, smallSummary } from './eps.ts'
import { fullImagingManifest, smallImagingManifest } from './imaging-manifest.ts'
import { fullImagingReport, smallImagingReport } from './imaging-report.ts'
import { fullLaboratoryReport, smallLaboratoryReport } from './laboratory-report.ts'
import { fullDispensation, fullPrescription, smallDispensation, smallPrescription } from './medicines.ts'

/** The documents of the European formats as FHIR, by file name under `samples/fhir`: each kind small and full. */
export const fhirSamples: readonly {
  readonly file: string
  readonly about: string
  readonly document: string
}[] = [
  {
    file: 'eps-small.json',
    about: 'A patient of whom nothing is known: each required section says so',
    document: smallSummary(),
  },
  {
    file: 'eps-full.json',
    about: 'A pregnant woman with diabetes: every section of the summary',
    document: fullSummary(),
  },
  {
    file: 'prescription-small.json',
    about: 'One medicine by its name, with dosage in words',
    document: smallPrescription(),
  },
  {
    file: 'prescription-full.json',
    about: 'A branded pack with ingredients, timed dosage, validity and substitution',
    document: fullPrescription(),
  },
  {
    file: 'dispensation-small.json',
    about: 'One medicine handed over',
    document: smallDispensation(),
  },
  {
    file: 'dispensation-full.json',
    about: 'The pack of the full prescription handed over, with who, when and on which prescription',
    document: fullDispensation(),
  },
  {
    file: 'laboratory-report-small.json',
    about: 'One glucose, in Norwegian',
    document: smallLaboratoryReport(),
  },
  {
    file: 'laboratory-report-full.json',
    about: 'Two sections, a panel, a value below a limit, a coded value, one that was not done, specimen and order',
    document: fullLaboratoryReport(),
  },
  {
    file: 'discharge-report-small.json',
    about: 'A stay and what came of it in words, in Norwegian',
    document: smallDischargeReport(),
  },
  {
    file: 'discharge-report-full.json',
    about: 'Pneumonia: encounter, findings, course, procedures, medicines and the plan from here',
    document: fullDischargeReport(),
  },
  {
    file: 'imaging-report-small.json',
    about: 'A chest X-ray in Norwegian: findings in words; sections that have nothing say why',
    document: smallImagingReport(),
  },
  {
    file: 'imaging-report-full.json',
    about: 'A CT of the chest: study, order, dose, a nodule with its key image, recommendation',
    document: fullImagingReport(),
  },
  {
    file: 'imaging-manifest-small.json',
    about: 'IHE MADO: one study, one series, one image',
    document: smallImagingManifest(),
  },
  {
    file: 'imaging-manifest-full.json',
    about: 'European manifest (EU MADO): a CT study with order, device, places to fetch from and key images',
    document: fullImagingManifest(),
  },
]
