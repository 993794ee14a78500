/** Why a document is not shown, by the code of the Problem that {@link recogniseSummary} throws. */
export type RefusalCode =
  | 'not-cda'
  | `document-is-${'prescription' | 'dispensation' | 'medication-overview' | 'encounter-report'}`
  | `document-is-${'discharge-report' | 'laboratory-report' | 'imaging-report' | 'image'}`
  | 'document-type-unknown'
  | 'no-patient'
  | 'two-patients'
  | 'pdf-missing'
  | 'pdf-wrong-media'
  | 'pdf-bad-base64'
  | 'pdf-wrong-bytes'

/** What the reader is told; Northern Sámi falls back to bokmål. */
export const refusalTexts: Readonly<Record<'nb' | 'nn' | 'en', Readonly<Record<RefusalCode, string>>>> = {
  nb: {
    'not-cda': 'Filen er ikke et klinisk dokument (HL7 CDA).',
    'document-is-prescription': 'Dokumentet er en e-resept, ikke en pasientoppsummering.',
    'document-is-dispensation': 'Dokumentet er en utleveringsmelding fra apotek, ikke en pasientoppsummering.',
    'document-is-medication-overview': 'Dokumentet er en legemiddeloversikt (MRO), ikke en pasientoppsummering.',
    'document-is-encounter-report': 'Dokumentet er en rapport fra en konsultasjon (HCER), ikke en pasientoppsummering.',
    'document-is-discharge-report': 'Dokumentet er en epikrise, ikke en pasientoppsummering.',
    'document-is-laboratory-report': 'Dokumentet er et laboratoriesvar, ikke en pasientoppsummering.',
    'document-is-imaging-report': 'Dokumentet er et radiologisvar, ikke en pasientoppsummering.',
    'document-is-image': 'Dokumentet er et medisinsk bilde, ikke en pasientoppsummering.',
    'document-type-unknown': 'Dokumentet er av en type programmet ikke leser.',
    'no-patient': 'Dokumentet sier ikke hvem pasienten er.',
    'two-patients': 'Dokumentet gjelder to pasienter. Det vises ikke, fordi opplysninger kan bli forvekslet.',
    'pdf-missing': 'Dokumentet skulle hatt en PDF, men den mangler.',
    'pdf-wrong-media': 'Dokumentet inneholder en fil som ikke er en PDF.',
    'pdf-bad-base64': 'PDF-en i dokumentet er skadet og kan ikke leses.',
    'pdf-wrong-bytes': 'Filen i dokumentet er ikke en PDF, selv om dokumentet sier det.',
  },
  nn: {
    'not-cda': 'Fila er ikkje eit klinisk dokument (HL7 CDA).',
    'document-is-prescription': 'Dokumentet er ein e-resept, ikkje ei pasientoppsummering.',
    'document-is-dispensation': 'Dokumentet er ei utleveringsmelding frå apotek, ikkje ei pasientoppsummering.',
    'document-is-medication-overview': 'Dokumentet er ei legemiddeloversikt (MRO), ikkje ei pasientoppsummering.',
    'document-is-encounter-report':
      'Dokumentet er ein rapport frå ein konsultasjon (HCER), ikkje ei pasientoppsummering.',
    'document-is-discharge-report': 'Dokumentet er ein epikrise, ikkje ei pasientoppsummering.',
    'document-is-laboratory-report': 'Dokumentet er eit laboratoriesvar, ikkje ei pasientoppsummering.',
    'document-is-imaging-report': 'Dokumentet er eit radiologisvar, ikkje ei pasientoppsummering.',
    'document-is-image': 'Dokumentet er eit medisinsk bilete, ikkje ei pasientoppsummering.',
    'document-type-unknown': 'Dokumentet er av ein type programmet ikkje les.',
    'no-patient': 'Dokumentet seier ikkje kven pasienten er.',
    'two-patients': 'Dokumentet gjeld to pasientar. Det blir ikkje vist, fordi opplysningar kan bli forveksla.',
    'pdf-missing': 'Dokumentet skulle hatt ein PDF, men han manglar.',
    'pdf-wrong-media': 'Dokumentet inneheld ei fil som ikkje er ein PDF.',
    'pdf-bad-base64': 'PDF-en i dokumentet er skadd og kan ikkje lesast.',
    'pdf-wrong-bytes': 'Fila i dokumentet er ikkje ein PDF, sjølv om dokumentet seier det.',
  },
  en: {
    'not-cda': 'The file is not a clinical document (HL7 CDA).',
    'document-is-prescription': 'The document is an ePrescription, not a patient summary.',
    'document-is-dispensation': 'The document is an eDispensation, not a patient summary.',
    'document-is-medication-overview': 'The document is a medication overview (MRO), not a patient summary.',
    'document-is-encounter-report': 'The document is an encounter report (HCER), not a patient summary.',
    'document-is-discharge-report': 'The document is a hospital discharge report, not a patient summary.',
    'document-is-laboratory-report': 'The document is a laboratory report, not a patient summary.',
    'document-is-imaging-report': 'The document is an imaging report, not a patient summary.',
    'document-is-image': 'The document is a medical image, not a patient summary.',
    'document-type-unknown': 'The document is of a type the program does not read.',
    'no-patient': 'The document does not say who the patient is.',
    'two-patients':
      'The document is about two patients. It is not shown, because they could be mistaken for each other.',
    'pdf-missing': 'The document should hold a PDF, but it is missing.',
    'pdf-wrong-media': 'The document holds a file that is not a PDF.',
    'pdf-bad-base64': 'The PDF in the document is damaged and cannot be read.',
    'pdf-wrong-bytes': 'The file in the document is not a PDF, although the document says so.',
  },
}
