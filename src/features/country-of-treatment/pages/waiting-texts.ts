import { texts } from '../../../protocols/web/language.ts'

/** Texts of the page that waits for another country. */
export const waitingTexts = texts({
  nb: {
    asking: (country: string) => `Spør ${country} …`,
    listing: (country: string) => `Henter fra ${country} …`,
    onwards: 'Siden går videre av seg selv. Hvert spørsmål til landet får 30 sekunder.',
    waited: (seconds: number) => `Du har ventet i ${seconds} ${seconds === 1 ? 'sekund' : 'sekunder'}.`,
    patient: 'Pasient:',
    typed: 'Du spør om:',
  },
  nn: {
    asking: (country) => `Spør ${country} …`,
    listing: (country) => `Hentar frå ${country} …`,
    onwards: 'Sida går vidare av seg sjølv. Kvart spørsmål til landet får 30 sekund.',
    waited: (seconds) => `Du har venta i ${seconds} sekund.`,
    patient: 'Pasient:',
    typed: 'Du spør om:',
  },
  en: {
    asking: (country) => `Asking ${country} …`,
    listing: (country) => `Fetching from ${country} …`,
    onwards: 'The page goes on by itself. Each question to the country gets 30 seconds.',
    waited: (seconds) => `You have waited for ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
    patient: 'Patient:',
    typed: 'You ask about:',
  },
})
