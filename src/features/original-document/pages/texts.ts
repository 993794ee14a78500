import { texts } from '../../../protocols/web/language.ts'

/** Texts of the page of an original clinical document; kinds by the id of their class. */
export const originalTexts = texts({
  nb: {
    laboratory: 'Prøvesvar',
    'hospital-discharge': 'Epikrise',
    'imaging-report': 'Svar på bildeundersøkelse',
    'clinical-image': 'Bilde',
    asItCame: 'Dokumentet vises slik landet skrev det. Det er ikke oversatt, og innholdet er ikke kontrollert her.',
    actions: 'Handlinger',
    open: 'Åpne filen',
    download: 'Last ned',
    others: 'Pasientens andre dokumenter',
    consent: 'Samtykke',
    emergency: 'Nødåpningen',
  },
  nn: {
    laboratory: 'Prøvesvar',
    'hospital-discharge': 'Epikrise',
    'imaging-report': 'Svar på biletundersøking',
    'clinical-image': 'Bilete',
    asItCame:
      'Dokumentet blir vist slik landet skreiv det. Det er ikkje omsett, og innhaldet er ikkje kontrollert her.',
    actions: 'Handlingar',
    open: 'Opne fila',
    download: 'Last ned',
    others: 'Dei andre dokumenta til pasienten',
    consent: 'Samtykke',
    emergency: 'Nødopninga',
  },
  en: {
    laboratory: 'Laboratory report',
    'hospital-discharge': 'Discharge report',
    'imaging-report': 'Imaging report',
    'clinical-image': 'Image',
    asItCame:
      'The document is shown as the country wrote it. It is not translated, and its content is not checked here.',
    actions: 'Actions',
    open: 'Open the file',
    download: 'Download',
    others: 'The patient’s other documents',
    consent: 'Consent',
    emergency: 'The emergency opening',
  },
})

type Texts = ReturnType<typeof originalTexts>

/** What a reader calls a class of original document, by its id; undefined for a class that is none. */
export function originalKind(id: string, t: Texts): Texts['laboratory'] | undefined {
  return id === 'laboratory' || id === 'hospital-discharge' || id === 'imaging-report' || id === 'clinical-image'
    ? t[id]
    : undefined
}
